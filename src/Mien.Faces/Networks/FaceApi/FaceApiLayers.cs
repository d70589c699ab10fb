using Mien.Graphs;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>The layers that the networks of face-api are made of, taken from its weights into a graph.</summary>
internal sealed class FaceApiLayers(Graph graph, WeightsFile weights)
{
    /// <summary>[1,3,size,size], RGB 0 … 1.</summary>
    public static Tensor Input(Graph graph, int size) => graph.Input("picture", Shape.Of(1, 3, size, size));

    /// <summary>Pictures [N,3,H,W], RGB 0 … 1, as (x − mean) · scale in each channel.</summary>
    public Tensor Scaled(Tensor pictures, float scale, ReadOnlySpan<float> meanRgb)
    {
        Tensor mean = graph.Constant(meanRgb.ToArray(), Shape.Of(1, 3, 1, 1));
        return (pictures - mean) * graph.Constant([scale], Shape.Of(1, 1, 1, 1));
    }

    public float[] Values(string name) => weights[name].Values;

    public FilterBank Filters(string name) => FilterBank.Dense(weights[name], weights.Source);

    public FilterBank DepthwiseFilters(string name) => FilterBank.Depthwise(weights[name], weights.Source);

    public Tensor Conv(Tensor x, FilterBank filters, float[]? bias, int stride = 1, bool same = true)
    {
        Tensor values = graph.Constant(
            filters.Values,
            Shape.Of(filters.OutChannels, filters.InChannelsPerGroup, filters.Height, filters.Width));
        Tensor? offsets = bias is null ? null : graph.Constant(bias, Shape.Of(bias.Length));
        Pads pads = same ? Same(x, (filters.Height, filters.Width), stride) : Pads.None;
        return x.Conv(values, offsets, strides: (stride, stride), pads: pads, groups: filters.Groups);
    }

    /// <summary>"prefix/filters" and "prefix/bias".</summary>
    public Tensor Conv(Tensor x, string prefix, int stride = 1) =>
        Conv(x, Filters($"{prefix}/filters"), Values($"{prefix}/bias"), stride);

    /// <summary>A depthwise convolution, then a 1×1 convolution with bias; no activation.</summary>
    public Tensor Separable(Tensor x, string prefix, int stride = 1)
    {
        Tensor spatial = Conv(x, DepthwiseFilters($"{prefix}/depthwise_filter"), bias: null, stride);
        return Conv(spatial, Filters($"{prefix}/pointwise_filter"), Values($"{prefix}/bias"));
    }

    public static Tensor MaxPool(Tensor x, int kernel, int stride, bool same) =>
        x.MaxPool((kernel, kernel), strides: (stride, stride), pads: same ? Same(x, (kernel, kernel), stride) : Pads.None);

    /// <summary>[N,C,1,1] → [N,outputs]: the mean of every channel must have been taken before.</summary>
    public Tensor Dense(Tensor x, string weightsName, string? biasName)
    {
        WeightTensor matrix = weights[weightsName];
        if (matrix.Shape is not [int inputs, int outputs])
        {
            throw WeightsException.WrongShape(weights.Source, matrix.Name, "[inputs,outputs]", matrix.Shape);
        }

        Tensor flat = x.Reshape(x.Shape[0], inputs); // [N,inputs]
        Tensor product = flat.MatMul(graph.Constant(matrix.Values, Shape.Of(inputs, outputs))); // [N,outputs]
        return biasName is null ? product : product + graph.Constant(Values(biasName), Shape.Of(1, outputs));
    }

    private static Pads Same(Tensor x, (int Height, int Width) kernel, int stride) =>
        Pads.Same((x.Shape[2], x.Shape[3]), kernel, (stride, stride));
}
