namespace Mien.Cli;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        using Cancellation cancellation = Cancellation.OnSignals();
        CommandContext context = CommandContext.ForConsole(cancellation.Token);
        return (int)MienCommandLine.Run(context, arguments);
    }
}
