using Mien.Graphs;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>The trunk that face_landmark_68 and face_expression share: four blocks of four convolutions in which each
/// one gets the sum of all before it. 51.5 MMAC.</summary>
/// <remarks>Input "picture" [1,3,112,112], RGB 0 … 1, padded with black to a square, the face in the middle.</remarks>
internal static class DenseBackbone
{
    public const int InputSize = 112;

    private const int Blocks = 4;

    public static Tensor Input(Graph graph) => FaceApiLayers.Input(graph, InputSize);

    /// <param name="pictures">[N,3,112,112], as the input.</param>
    /// <returns>What each block gives, [N,32,28,28] … [N,256,4,4].</returns>
    public static IReadOnlyList<Tensor> Of(FaceApiLayers layers, Tensor pictures)
    {
        List<Tensor> features = [];
        Tensor x = FaceNormalisation.Apply(layers, pictures);
        for (int block = 0; block < Blocks; block++)
        {
            x = Block(layers, x, block);
            features.Add(x);
        }

        return features;
    }

    private static Tensor Block(FaceApiLayers layers, Tensor x, int block)
    {
        string prefix = $"dense{block}";
        Tensor first = block == 0
            ? layers.Conv(x, $"{prefix}/conv0", stride: 2)
            : layers.Separable(x, $"{prefix}/conv0", stride: 2);
        Tensor a0 = first.Relu();
        Tensor a1 = layers.Separable(a0, $"{prefix}/conv1");
        Tensor sum = a0 + a1;
        Tensor a2 = layers.Separable(sum.Relu(), $"{prefix}/conv2");
        sum += a2;
        Tensor a3 = layers.Separable(sum.Relu(), $"{prefix}/conv3");
        return (sum + a3).Relu();
    }
}
