using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Training.Checkpoints;

namespace Mien.Training.Loops;

/// <summary>Writes what comes out of a training: the network and what it needs beside it, its values alone, and its card.</summary>
internal static class FinishedNetwork
{
    /// <param name="card">Makes the card from the network's file and graph.</param>
    public static void Write(ITrainingRecipe recipe, RunFolder folder, IEnumerable<OnnxTensor> states, Func<byte[], Graph, ModelCard> card)
    {
        IReadOnlyDictionary<string, OnnxTensor> values = Checkpoint.Weights(states);
        Graph graph = recipe.BuildFinished(values);
        byte[] onnx = graph.ToOnnx();
        foreach ((string name, Graph companion) in recipe.BuildCompanions())
        {
            folder.Write(Path.Combine(folder.Root, name), companion.ToOnnx());
        }

        folder.Write(folder.ModelPath, onnx);
        folder.Write(folder.WeightsPath, [.. values.Values.Select(TensorSource.Of)]);
        folder.Write(folder.CardPath, card(onnx, graph).ToJson());
    }

    /// <summary>Shapes by name.</summary>
    public static IReadOnlyDictionary<string, string> Shapes(IEnumerable<KeyValuePair<string, Tensor>> tensors) =>
        tensors.ToDictionary(tensor => tensor.Key, tensor => $"{tensor.Value.Type} {tensor.Value.Shape}");
}
