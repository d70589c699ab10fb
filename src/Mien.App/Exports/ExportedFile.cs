using System.Security.Cryptography;
using Mien.Graphs;
using Mien.Runtime;

namespace Mien.App.Exports;

/// <summary>What was written: the report of `mien models export --json`.</summary>
public sealed record ExportedFile
{
    public required string File { get; init; }

    /// <summary>"float32", "float16" or "weights16".</summary>
    public required string Precision { get; init; }

    /// <summary>What it is for, where that was asked.</summary>
    public string? Use { get; init; }

    public required long Bytes { get; init; }

    public required long OriginalBytes { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>From the original, over generated inputs, in levels of 255.</summary>
    public required double LargestDifferenceLevels { get; init; }

    public required double MeanDifferenceLevels { get; init; }

    /// <summary>Where the new file ran, such as "cpu"; the original ran on the CPU.</summary>
    public required string Device { get; init; }

    /// <summary>Nodes that ran on the CPU beside another device, by operator.</summary>
    public required IReadOnlyDictionary<string, int> OperatorsOnCpu { get; init; }

    /// <summary>Of the best run, in milliseconds.</summary>
    public required double OriginalMs { get; init; }

    public required double Ms { get; init; }

    /// <summary>Nodes that compute in float16, and those that compute in float32.</summary>
    public required int HalfNodes { get; init; }

    public required int SingleNodes { get; init; }

    /// <summary>Weights too small for float16, which are 0 now.</summary>
    public required long LostWeights { get; init; }

    /// <summary>Nodes that would be float16 but whose weights or values it does not hold.</summary>
    public required IReadOnlyList<KeptNode> KeptInFloat32 { get; init; }

    internal static ExportedFile Of(ExportTarget target, ExportSource source, byte[] onnx, HalfGraph made, ExportDifference difference, ExportRuns original, ExportRuns exported) => new()
    {
        File = target.Path,
        Precision = target.Precision.ToString().ToLowerInvariant(),
        Use = target.Use,
        Bytes = onnx.Length,
        OriginalBytes = source.Onnx.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(onnx)),
        LargestDifferenceLevels = Math.Round(difference.LargestLevels, 4),
        MeanDifferenceLevels = Math.Round(difference.MeanLevels, 5),
        Device = exported.Device.ToString(),
        OperatorsOnCpu = exported.Device.Actual.Kind == DeviceKind.Cpu ? new Dictionary<string, int>() : exported.Device.OperatorsOnCpu,
        OriginalMs = Math.Round(original.BestMs, 1),
        Ms = Math.Round(exported.BestMs, 1),
        HalfNodes = made.HalfNodes,
        SingleNodes = made.SingleNodes,
        LostWeights = made.LostWeights,
        KeptInFloat32 = made.Kept,
    };
}
