namespace Mien.Cli.Models.Exports;

/// <summary>A network cannot be exported in the precision that was asked for.</summary>
internal sealed class ExportException : MienException
{
    private ExportException(string code, string message, string hint)
        : base(code, ExitCode.ModelOrDevice, message, hint)
    {
    }

    public static ExportException Differs(string name, string precision, ExportDifference difference) => new(
        "EXPORT_DIFFERS",
        FormattableString.Invariant($"{name} in {precision} differs from itself by up to {difference.LargestLevels:0.##} levels of 255, {difference.MeanLevels:0.###} on the average")
            + FormattableString.Invariant($" (allowed: {ExportDifference.MostLargest}, {ExportDifference.MostMean}); nothing was written"),
        "export it with --precision weights16 or float32");

    public static ExportException InputOfOtherType(string input, string type) => Unchecked($"the input \"{input}\" is of {type}");

    public static ExportException OutputOfOtherType(string output) => Unchecked($"an output is {output}");

    private static ExportException Unchecked(string what) => new(
        "EXPORT_UNCHECKED", $"{what}, for which no comparison can be made", "export a part of the network whose inputs and outputs are float32");
}
