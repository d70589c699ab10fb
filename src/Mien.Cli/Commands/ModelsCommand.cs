using System.CommandLine;

namespace Mien.Cli.Commands;

/// <summary>What is known of networks and what can be made of them, one command for each.</summary>
internal sealed class ModelsCommand : MienCommand
{
    public ModelsCommand(CommandContext context)
        : this(context, new ModelsListCommand(context), new ModelsInfoCommand(context), new ModelsExportCommand(context))
    {
    }

    private ModelsCommand(CommandContext context, params MienCommand[] jobs)
        : base("models", "Tells which networks come with Mien and what a network weighs and costs, and writes networks with weights of 16 bits.", context, [.. jobs.SelectMany(job => job.Examples)])
    {
        foreach (MienCommand job in jobs)
        {
            Add(job);
        }
    }

    protected override ExitCode Run(ParseResult arguments) => throw WrongUsage.Because(
        "say what to do", $"name one of: {string.Join(", ", Subcommands.Select(job => job.Name))}");
}
