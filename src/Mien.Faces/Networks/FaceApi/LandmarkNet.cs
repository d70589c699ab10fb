using Mien.Graphs;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>face_landmark_68: 68 points in iBUG order. 51.6 MMAC.</summary>
/// <remarks>Input as in <see cref="ExpressionNet"/>. Output "points" [1,136]: x0, y0, x1, y1 … as fractions of the padded square.</remarks>
public static class LandmarkNet
{
    public const int InputSize = DenseBackbone.InputSize;

    public static Graph Build(WeightsFile weights)
    {
        Graph graph = new("face_landmark_68");
        FaceApiLayers layers = new(graph, weights);
        graph.Output("points", layers.Dense(DenseBackbone.Build(layers), "fc/weights", "fc/bias")); // [1,136]
        return graph;
    }
}
