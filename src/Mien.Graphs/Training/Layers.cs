namespace Mien.Graphs;

/// <summary>Layers: operators with learned values of their own.</summary>
/// <remarks><code>Tensor x = image.Conv(net["down1"], outputs: 64, kernel: 5, stride: 2).LeakyRelu(0.1f);</code></remarks>
public static class Layers
{
    /// <summary>A convolution with margins that keep the size, or divide it by the stride.</summary>
    /// <param name="value">[N,C,H,W].</param>
    /// <param name="parameters">"weight", [outputs,C/groups,kernel,kernel], and "bias", [outputs].</param>
    /// <returns>[N,outputs,⌈H/stride⌉,⌈W/stride⌉].</returns>
    public static Tensor Conv(this Tensor value, Parameters parameters, int outputs, int kernel = 3, int stride = 1, int groups = 1, bool bias = true)
    {
        Pads pads = Pads.Same((value.Shape[2], value.Shape[3]), (kernel, kernel), (stride, stride));
        Tensor weight = parameters.Weight("weight", [outputs, value.Shape[1] / groups, kernel, kernel], Initial.He);
        Tensor? shift = bias ? parameters.Weight("bias", [outputs], Initial.Zero) : null;
        return value.Conv(weight, shift, (stride, stride), pads, groups);
    }

    /// <summary>A convolution within each channel, then one across channels (Sifre 2014).</summary>
    /// <param name="parameters">"depthwise" and "pointwise".</param>
    public static Tensor SeparableConv(this Tensor value, Parameters parameters, int outputs, int kernel = 3, int stride = 1) => value
        .Conv(parameters["depthwise"], value.Shape[1], kernel, stride, groups: value.Shape[1], bias: false)
        .Conv(parameters["pointwise"], outputs, kernel: 1);

    /// <summary>A fully connected layer.</summary>
    /// <param name="value">[N,inputs].</param>
    /// <param name="parameters">"weight", [outputs,inputs], and "bias", [outputs].</param>
    /// <returns>[N,outputs].</returns>
    public static Tensor Dense(this Tensor value, Parameters parameters, int outputs) => value.Gemm(
        parameters.Weight("weight", [outputs, value.Shape[-1]], Initial.Xavier),
        parameters.Weight("bias", [outputs], Initial.Zero),
        transposeWeights: true);
}
