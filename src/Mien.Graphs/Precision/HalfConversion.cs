using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>Brings networks to float16: half the weights, and on a GPU about half the time.</summary>
/// <remarks>Products run in float16; what <see cref="HalfTable"/> keeps stays in float32, and so does what is computed from that, up to the next product.</remarks>
public static class HalfConversion
{
    /// <param name="magnitudes">The largest absolute value seen of each node's results, by its name, as <see cref="Magnitudes"/> finds it; nodes that are not in it are
    /// taken to be in range.</param>
    public static HalfGraph ToHalf(this Graph graph, IReadOnlyDictionary<string, float>? magnitudes = null) => Convert(graph, magnitudes, rounds: false);

    /// <summary>The same network in float32, with values rounded to float16 wherever those of <see cref="ToHalf"/> are float16.</summary>
    /// <remarks>An engine without kernels for float16, such as ONNX Runtime on most CPUs, computes in float32 and leaves the rounding between its nodes out. This graph
    /// does not let it, and so shows what a GPU will give; sums within a product are still those of float32.</remarks>
    /// <inheritdoc cref="ToHalf"/>
    public static HalfGraph RoundedToHalf(this Graph graph, IReadOnlyDictionary<string, float>? magnitudes = null) => Convert(graph, magnitudes, rounds: true);

    private static HalfGraph Convert(Graph graph, IReadOnlyDictionary<string, float>? magnitudes, bool rounds) =>
        new HalfConverter(magnitudes ?? ImmutableDictionary<string, float>.Empty, rounds).Convert(graph.WithoutFunctions());
}
