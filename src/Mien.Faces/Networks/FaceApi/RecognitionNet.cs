using Mien.Graphs;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>face_recognition: the 128-dimensional identity of dlib's residual network. 270.9 MMAC.</summary>
/// <remarks>Input "picture" [1,3,150,150], RGB 0 … 1. Output "identity" [1,128], not normalised; its length is about 1.5.
/// Source: King 2017 (dlib_face_recognition_resnet_model_v1), after He et al. 2016.</remarks>
public static class RecognitionNet
{
    public const int InputSize = 150;

    public const int Dimensions = 128;

    public static Graph Build(WeightsFile weights)
    {
        Graph graph = new("face_recognition");
        FaceApiLayers layers = new(graph, weights);
        Tensor x = FaceNormalisation.Apply(layers, FaceApiLayers.Input(graph, InputSize));
        x = ScaledConv(layers, x, "conv32_down", stride: 2, same: false).Relu(); // [1,32,72,72]
        x = FaceApiLayers.MaxPool(x, kernel: 3, stride: 2, same: false); // [1,32,35,35]
        x = Residuals(layers, x, "conv32", count: 3);
        x = Residuals(layers, Down(layers, x, "conv64_down"), "conv64", count: 3); // [1,64,17,17]
        x = Residuals(layers, Down(layers, x, "conv128_down"), "conv128", count: 2); // [1,128,8,8]
        x = Residuals(layers, Down(layers, x, "conv256_down"), "conv256", count: 2); // [1,256,4,4]
        x = Down(layers, x, "conv256_down_out"); // [1,256,2,2]
        graph.Output("identity", layers.Dense(x.GlobalAveragePool(), "fc", biasName: null)); // [1,128]
        return graph;
    }

    private static Tensor Residuals(FaceApiLayers layers, Tensor x, string prefix, int count)
    {
        for (int i = 1; i <= count; i++)
        {
            Tensor y = ScaledConv(layers, x, $"{prefix}_{i}/conv1").Relu();
            x = (ScaledConv(layers, y, $"{prefix}_{i}/conv2") + x).Relu();
        }

        return x;
    }

    /// <summary>Halves the map. Where the unpadded convolution ends one cell short of the pooled shortcut, a row at the bottom
    /// and a column at the right of zeros make up for it; channels the shortcut lacks are zeros too.</summary>
    private static Tensor Down(FaceApiLayers layers, Tensor x, string prefix)
    {
        Tensor y = ScaledConv(layers, x, $"{prefix}/conv1", stride: 2, same: false).Relu();
        y = ScaledConv(layers, y, $"{prefix}/conv2");
        Tensor shortcut = x.AveragePool((2, 2), strides: (2, 2));
        int cellsShort = shortcut.Shape[2] - y.Shape[2];
        int channelsShort = y.Shape[1] - shortcut.Shape[1];
        if (cellsShort > 0)
        {
            y = y.Pad(new Pads(0, 0, cellsShort, cellsShort));
        }

        if (channelsShort > 0)
        {
            shortcut = shortcut.Pad(before: [0, 0, 0, 0], after: [0, channelsShort, 0, 0]);
        }

        return (y + shortcut).Relu();
    }

    /// <summary>The scale and offset after each convolution are folded into it.</summary>
    private static Tensor ScaledConv(FaceApiLayers layers, Tensor x, string prefix, int stride = 1, bool same = true)
    {
        float[] scale = layers.Values($"{prefix}/scale/weights");
        float[] offset = layers.Values($"{prefix}/scale/biases");
        float[] bias = [.. layers.Values($"{prefix}/conv/bias").Select((b, channel) => (b * scale[channel]) + offset[channel])];
        return layers.Conv(x, layers.Filters($"{prefix}/conv/filters").Scale(scale), bias, stride, same);
    }
}
