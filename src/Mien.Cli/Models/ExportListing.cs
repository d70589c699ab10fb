using Mien.App.Exports;

namespace Mien.Cli.Models;

/// <summary>What was written, as lines for a person.</summary>
internal static class ExportListing
{
    public static void Write(ExportedFile file, TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant($"{file.File}  {file.Precision}, {file.Bytes / 1e6:0.00} MB instead of {file.OriginalBytes / 1e6:0.00}{(file.Use is null ? "" : $"; for {file.Use}")}"));
        output.WriteLine(FormattableString.Invariant($"  differs by up to {file.LargestDifferenceLevels:0.00##} levels of 255, {file.MeanDifferenceLevels:0.000##} on the average")
            + FormattableString.Invariant($" ({ExportInputs.Count} generated inputs); {file.Ms:0.0} ms a run on {file.Device}, the original {file.OriginalMs:0.0} on the CPU"));
        if (file.HalfNodes > 0)
        {
            output.WriteLine($"  {file.HalfNodes} nodes compute in float16, {file.SingleNodes} in float32");
        }

        if (file.OperatorsOnCpu.Count > 0)
        {
            output.WriteLine($"  the device left to the CPU: {string.Join(", ", file.OperatorsOnCpu.Select(pair => $"{pair.Value} {pair.Key}"))}");
        }

        if (file.LostWeights > 0)
        {
            output.WriteLine($"  {file.LostWeights} weights are smaller than float16 can say, and are 0 now");
        }

        foreach (Graphs.KeptNode kept in file.KeptInFloat32)
        {
            output.WriteLine($"  kept in float32: {kept.Node}: {kept.Why}");
        }
    }
}
