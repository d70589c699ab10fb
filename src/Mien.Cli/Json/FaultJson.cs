namespace Mien.Cli.Json;

/// <summary>A fault for a program; docs/errors.md lists the codes.</summary>
internal sealed record FaultJson(string Code, string Message, string Hint)
{
    public static FaultJson Of(MienException fault) => new(fault.Code, fault.Message, fault.Hint);
}
