using Mien.Graphs;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>face_expression: seven expressions. 51.5 MMAC.</summary>
/// <remarks>Input "picture" [1,3,112,112], RGB 0 … 1, padded with black to a square, the face in the middle. Output
/// "expressions" [1,7], probabilities: neutral, happy, sad, angry, fearful, disgusted, surprised.</remarks>
public static class ExpressionNet
{
    public const int InputSize = DenseBackbone.InputSize;

    public static Graph Build(WeightsFile weights)
    {
        Graph graph = new("face_expression");
        FaceApiLayers layers = new(graph, weights);
        Tensor logits = layers.Dense(DenseBackbone.Of(layers, DenseBackbone.Input(graph))[^1].GlobalAveragePool(), "fc/weights", "fc/bias"); // [1,7]
        graph.Output("expressions", logits.Softmax());
        return graph;
    }
}
