using Mien.Graphs;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>face_landmark_68: 68 points in iBUG order. 51.6 MMAC.</summary>
/// <remarks>Input as in <see cref="ExpressionNet"/>. Output "points" [1,136]: x0, y0, x1, y1 … as fractions of the padded square.</remarks>
public static class LandmarkNet
{
    public const int InputSize = DenseBackbone.InputSize;

    public const int Points = 68;

    public static Graph Build(WeightsFile weights)
    {
        Graph graph = new("face_landmark_68");
        graph.Output("points", Of(DenseBackbone.Input(graph), weights).Points); // [1,136]
        return graph;
    }

    /// <summary>The network on pictures that a graph has, such as those of a loss: gradients go through it.</summary>
    /// <param name="pictures">[N,3,112,112], as the input.</param>
    /// <returns>[N,136]; what the four blocks see, [N,32,28,28] … [N,256,4,4].</returns>
    public static (Tensor Points, IReadOnlyList<Tensor> Features) Of(Tensor pictures, WeightsFile weights)
    {
        FaceApiLayers layers = new(pictures.Graph, weights);
        IReadOnlyList<Tensor> features = DenseBackbone.Of(layers, pictures);
        return (layers.Dense(features[^1].GlobalAveragePool(), "fc/weights", "fc/bias"), features);
    }
}
