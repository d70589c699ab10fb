namespace Mien.App.Networks;

/// <summary>A network was named that is neither one of Mien's nor a file, and is written much like one of Mien's.</summary>
public sealed class UnknownNetworkException : MienException
{
    private UnknownNetworkException(string message, string hint)
        : base("WRONG_USAGE", ExitCode.WrongUsage, message, hint)
    {
    }

    public static UnknownNetworkException Of(string name, string near) =>
        new($"there is no network {name}", $"did you mean {near}? `mien models list` names those that come with Mien");
}
