namespace Mien.App.Exports;

/// <summary>A network cannot be exported in the precision that was asked for.</summary>
public sealed class ExportException : MienException
{
    private ExportException(string code, string message, string hint)
        : base(code, ExitCode.ModelOrDevice, message, hint)
    {
    }

    public static ExportException Differs(string name, ExportPrecision precision, ExportDifference difference) => new(
        "EXPORT_DIFFERS",
        FormattableString.Invariant($"{name} in {precision.ToString().ToLowerInvariant()} differs from itself by up to {difference.LargestLevels:0.##} levels of 255, {difference.MeanLevels:0.###} on the average")
            + FormattableString.Invariant($" (allowed: {ExportDifference.MostLargest}, {ExportDifference.MostMean}); nothing was written"),
        precision switch
        {
            ExportPrecision.Float16 => "use --precision weights16 or, if that differs too, float32",
            ExportPrecision.Weights16 => "use --precision float32",
            _ => "Mien reads this network wrongly: use the file as it is, and report it",
        });

    public static ExportException InputOfOtherType(string input, string type) => Unchecked($"the input \"{input}\" is of {type}");

    public static ExportException OutputOfOtherType(string output) => Unchecked($"an output is {output}");

    private static ExportException Unchecked(string what) => new(
        "EXPORT_UNCHECKED", $"{what}, for which no comparison can be made", "export a part of the network whose inputs and outputs are float32");
}
