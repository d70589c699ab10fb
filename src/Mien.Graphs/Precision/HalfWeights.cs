using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Constants of float32 as float16.</summary>
internal static class HalfWeights
{
    /// <summary>float16 rounds by 2⁻¹² on the average; a tensor that loses four times that has values beyond the range, or mostly ones below it.</summary>
    private const double MostLoss = 1e-3;

    /// <returns>The constant in float16, and how many of its values that are not 0 became 0.</returns>
    public static (OnnxTensor Half, long Lost) Of(OnnxTensor single)
    {
        ReadOnlySpan<float> values = FloatsOf(single);
        Half[] halves = new Half[values.Length];
        long lost = 0;
        for (int i = 0; i < halves.Length; i++)
        {
            halves[i] = (Half)values[i];
            lost += halves[i] == Half.Zero && values[i] != 0 ? 1 : 0;
        }

        return (OnnxTensor.Of(single.Name, ElementType.Float16, single.Dimensions.AsSpan(), MemoryMarshal.AsBytes(halves.AsSpan()).ToArray()), lost);
    }

    /// <summary>Why the constant must stay in float32; null when float16 holds it.</summary>
    public static string? Misfit(OnnxTensor single)
    {
        (double energy, double loss, float largest) = (0, 0, 0);
        foreach (float value in FloatsOf(single))
        {
            double difference = value - (double)(Half)value;
            energy += (double)value * value;
            loss += difference * difference;
            largest = Math.Max(largest, Math.Abs(value));
        }

        return !(largest < (float)Half.MaxValue) ? FormattableString.Invariant($"a weight of {largest:g4} is beyond float16's 65504")
            : loss > MostLoss * MostLoss * energy ? FormattableString.Invariant($"its weights, up to {largest:g2}, are too small for float16")
            : null;
    }

    private static ReadOnlySpan<float> FloatsOf(OnnxTensor single) => MemoryMarshal.Cast<byte, float>(single.Data.Span);
}
