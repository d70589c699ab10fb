using Mien.Graphs.Onnx;

namespace Mien.App.Networks;

/// <summary>Sizes that a model leaves open.</summary>
internal static class OpenSizes
{
    /// <summary>A first axis that is open is a batch of 1 unless the sizes say otherwise.</summary>
    public static Dictionary<string, int> WithBatchOfOne(OnnxModel model, IReadOnlyDictionary<string, int> sizes)
    {
        Dictionary<string, int> all = [];
        foreach (OnnxValueInfo input in model.Graph.Inputs)
        {
            if (input.Dimensions is [{ Value: null } batch, ..])
            {
                all[batch.Name ?? $"{input.Name}:0"] = 1;
            }
        }

        foreach ((string name, int size) in sizes)
        {
            all[name] = size;
        }

        return all;
    }
}
