using Mien.Graphs;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>age_gender, a small Xception. 97.2 MMAC.</summary>
/// <remarks>Input "picture" [1,3,112,112], RGB 0 … 1, padded with black to a square, the face in the middle. Outputs "age"
/// [1,1], in years, and "gender" [1,2], probabilities of male and female. Source: Chollet 2017 (Xception), the package's code.</remarks>
public static class AgeGenderNet
{
    public const int InputSize = 112;

    private const int MiddleBlocks = 2;

    public static Graph Build(WeightsFile weights)
    {
        Graph graph = new("age_gender");
        FaceApiLayers layers = new(graph, weights);
        Tensor x = FaceNormalisation.Apply(layers, FaceApiLayers.Input(graph, InputSize));
        x = layers.Conv(x, "entry_flow/conv_in", stride: 2).Relu(); // [1,32,56,56]
        x = Reduction(layers, x, "entry_flow/reduction_block_0", activateFirst: false); // [1,64,28,28]
        x = Reduction(layers, x, "entry_flow/reduction_block_1", activateFirst: true); // [1,128,14,14]
        for (int block = 0; block < MiddleBlocks; block++)
        {
            x = Middle(layers, x, $"middle_flow/main_block_{block}");
        }

        x = Reduction(layers, x, "exit_flow/reduction_block", activateFirst: true); // [1,256,7,7]
        x = layers.Separable(x, "exit_flow/separable_conv").Relu().GlobalAveragePool(); // [1,512,1,1]
        graph.Output("age", layers.Dense(x, "fc/age/weights", "fc/age/bias"));
        graph.Output("gender", layers.Dense(x, "fc/gender/weights", "fc/gender/bias").Softmax());
        return graph;
    }

    private static Tensor Reduction(FaceApiLayers layers, Tensor x, string prefix, bool activateFirst)
    {
        Tensor y = layers.Separable(activateFirst ? x.Relu() : x, $"{prefix}/separable_conv0");
        y = layers.Separable(y.Relu(), $"{prefix}/separable_conv1");
        y = FaceApiLayers.MaxPool(y, kernel: 3, stride: 2, same: true);
        return y + layers.Conv(x, $"{prefix}/expansion_conv", stride: 2);
    }

    private static Tensor Middle(FaceApiLayers layers, Tensor x, string prefix)
    {
        Tensor y = x;
        for (int conv = 0; conv < 3; conv++)
        {
            y = layers.Separable(y.Relu(), $"{prefix}/separable_conv{conv}");
        }

        return x + y;
    }
}
