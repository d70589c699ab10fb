using Mien.Graphs;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>ssd_mobilenetv1: MobileNet v1 with the heads of a single-shot detector, trained on faces. 3143 MMAC.</summary>
/// <remarks>Input "picture" [1,3,512,512], RGB 0 … 1, padded with black at the right or the bottom. Outputs "boxes"
/// [1,5118,4] (dy, dx, dh, dw against the anchors of <see cref="Detection.SsdAnchors"/>) and "scores" [1,5118], 0 … 1.
/// Sources: Howard et al. 2017 (MobileNets), Liu et al. 2016 (SSD), and the package's own code.</remarks>
public static class SsdMobileNet
{
    public const int InputSize = 512;

    private const float BatchNormEpsilon = 0.0010000000474974513f;

    /// <summary>The class head answers background, face and one unused class for each anchor.</summary>
    private const int Classes = 3;

    public static Graph Build(WeightsFile weights)
    {
        Graph graph = new("ssd_mobilenetv1");
        FaceApiLayers layers = new(graph, weights);
        Tensor x = layers.Scaled(FaceApiLayers.Input(graph, InputSize), scale: 2, [0.5f, 0.5f, 0.5f]); // −1 … 1
        x = Pointwise(layers, x, "MobilenetV1/Conv2d_0_pointwise", stride: 2);
        List<Tensor> maps = [];
        for (int layer = 1; layer <= 13; layer++)
        {
            x = Depthwise(layers, x, $"MobilenetV1/Conv2d_{layer}_depthwise", stride: layer is 2 or 4 or 6 or 12 ? 2 : 1);
            x = Pointwise(layers, x, $"MobilenetV1/Conv2d_{layer}_pointwise");
            if (layer is 11 or 13)
            {
                maps.Add(x); // [1,512,32,32], [1,1024,16,16]
            }
        }

        for (int layer = 0; layer <= 7; layer++)
        {
            x = Pointwise(layers, x, $"Prediction/Conv2d_{layer}_pointwise", stride: layer % 2 == 1 ? 2 : 1);
            if (layer % 2 == 1)
            {
                maps.Add(x); // [1,512,8,8], [1,256,4,4], [1,256,2,2], [1,128,1,1]
            }
        }

        graph.Output("boxes", Selection.Concat(1, [.. maps.Select((map, level) => Boxes(layers, map, level))])); // [1,5118,4]
        graph.Output("scores", Selection.Concat(1, [.. maps.Select((map, level) => Scores(layers, map, level))]).Sigmoid()); // [1,5118]
        return graph;
    }

    private static Tensor Pointwise(FaceApiLayers layers, Tensor x, string prefix, int stride = 1) => layers
        .Conv(x, layers.Filters($"{prefix}/weights"), layers.Values($"{prefix}/convolution_bn_offset"), stride)
        .Clip(0, 6);

    /// <summary>With its batch normalisation folded: W·s and beta − mean·s, where s = gamma ∕ √(variance + ε).</summary>
    private static Tensor Depthwise(FaceApiLayers layers, Tensor x, string prefix, int stride)
    {
        float[] gamma = layers.Values($"{prefix}/BatchNorm/gamma");
        float[] beta = layers.Values($"{prefix}/BatchNorm/beta");
        float[] mean = layers.Values($"{prefix}/BatchNorm/moving_mean");
        float[] variance = layers.Values($"{prefix}/BatchNorm/moving_variance");
        float[] scale = [.. gamma.Zip(variance, (g, v) => g / MathF.Sqrt(v + BatchNormEpsilon))];
        float[] bias = [.. beta.Select((b, channel) => b - (mean[channel] * scale[channel]))];
        return layers.Conv(x, layers.DepthwiseFilters($"{prefix}/depthwise_weights").Scale(scale), bias, stride).Clip(0, 6);
    }

    private static Tensor Boxes(FaceApiLayers layers, Tensor map, int level)
    {
        string prefix = $"Prediction/BoxPredictor_{level}/BoxEncodingPredictor";
        Tensor head = layers.Conv(map, layers.Filters($"{prefix}/weights"), layers.Values($"{prefix}/biases"));
        return head.Transpose(0, 2, 3, 1).Reshape(1, (int)(head.Shape.Count / 4), 4); // [1,rows·columns·anchors,4]
    }

    /// <summary>Only the filters of the class "face" are kept.</summary>
    private static Tensor Scores(FaceApiLayers layers, Tensor map, int level)
    {
        string prefix = $"Prediction/BoxPredictor_{level}/ClassPredictor";
        float[] bias = [.. layers.Values($"{prefix}/biases").Where((_, channel) => channel % Classes == 1)];
        Tensor head = layers.Conv(map, layers.Filters($"{prefix}/weights").Take(first: 1, Classes), bias);
        return head.Transpose(0, 2, 3, 1).Reshape(1, (int)head.Shape.Count); // [1,rows·columns·anchors]
    }
}
