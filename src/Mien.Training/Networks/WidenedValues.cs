using System.Runtime.InteropServices;
using Mien.Graphs;
using Mien.Graphs.Onnx;

namespace Mien.Training.Networks;

/// <summary>Values with which a larger network begins as a smaller one ends.</summary>
/// <remarks>The first channels of every layer are the smaller network's. Further ones are drawn as in any new network, and nobody listens to them yet: what is 0 are the weights from them
/// to the first channels, so that both networks give the same until the first step, and the further channels are found at once that are worth listening to. (As Net2Net, Chen et al. 2016, which
/// copies channels instead, and needs noise to tell the copies apart.) Where a norm goes over all channels, the two are only nearly the same.</remarks>
internal static class WidenedValues
{
    /// <param name="small">By name; each is in the larger network, too, and at most as large there.</param>
    /// <param name="large">What the larger network asks for.</param>
    /// <returns>By name, all of <paramref name="large"/>.</returns>
    public static IReadOnlyDictionary<string, OnnxTensor> Of(IReadOnlyDictionary<string, OnnxTensor> small, IReadOnlyList<Parameter> large) =>
        large.ToDictionary(parameter => parameter.Name, parameter => Of(small.GetValueOrDefault(parameter.Name), parameter.Initial()));

    /// <param name="small">[O,I,…], or [O]; null where the smaller network has none.</param>
    /// <param name="first">What a new network would have, at least as many outputs and inputs.</param>
    private static OnnxTensor Of(OnnxTensor? small, OnnxTensor first)
    {
        if (small is null)
        {
            return first;
        }

        ((int outputs, int inputs, int taps), (int fewOutputs, int fewInputs, _)) = (Layout(first), Layout(small));
        float[] values = first.ToFloats();
        float[] given = small.ToFloats();
        for (int output = 0; output < fewOutputs; output++)
        {
            Span<float> row = values.AsSpan(output * inputs * taps, inputs * taps);
            given.AsSpan(output * fewInputs * taps, fewInputs * taps).CopyTo(row);
            row[(fewInputs * taps)..].Clear();
        }

        return OnnxTensor.Of(first.Name, first.Type, first.Dimensions.AsSpan(), MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    private static (int Outputs, int Inputs, int Taps) Layout(OnnxTensor tensor)
    {
        int[] dimensions = [.. tensor.Dimensions.Select(dimension => (int)dimension)];
        return (dimensions[0], dimensions.Length > 1 ? dimensions[1] : 1, dimensions.Skip(2).Aggregate(1, (product, dimension) => product * dimension));
    }
}
