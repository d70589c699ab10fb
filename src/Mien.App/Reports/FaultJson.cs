namespace Mien.App.Reports;

/// <summary>A fault for a program; docs/errors.md lists the codes.</summary>
public sealed record FaultJson(string Code, string Message, string Hint)
{
    /// <returns>Null for no fault.</returns>
    public static FaultJson? Of(Exception? fault) => fault is null ? null : Of(Failure.Of(fault));

    public static FaultJson Of(Failure failure) => new(failure.Code, failure.Message, failure.Hint);
}
