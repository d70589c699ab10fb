using Mien.Graphs;

namespace Mien.Evaluation.Tests.Judges;

/// <summary>A network in ArcFace's layout that gives the mean colours of 4×4 squares of its picture: easy to reckon by hand.</summary>
internal static class SquaresRecogniser
{
    private const int SquarePx = 28;

    /// <returns>The file's path in the folder.</returns>
    public static string Write(string folder, string name = "squares.onnx", int sidePx = 4 * SquarePx)
    {
        Graph graph = new("squares");
        Tensor squares = graph.Input("face", [1, 3, sidePx, sidePx]).AveragePool((SquarePx, SquarePx), (SquarePx, SquarePx));
        graph.Output("identity", squares.Reshape(1, squares.Shape[1] * squares.Shape[2] * squares.Shape[3]));
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, graph.ToOnnx());
        return path;
    }
}
