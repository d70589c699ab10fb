using Mien.Graphs;

namespace Mien.Training.Tests.Networks;

/// <summary>A network in a recogniser's layout that gives the mean colours of 4×4 squares of its picture: enough to tell faces of different light
/// apart, and easy to reckon by hand.</summary>
internal static class SquaresRecogniser
{
    public static byte[] Onnx()
    {
        Graph graph = new("squares");
        graph.Output("identity", graph.Input("face", [1, 3, 112, 112]).AveragePool((28, 28), (28, 28)));
        return graph.ToOnnx();
    }
}
