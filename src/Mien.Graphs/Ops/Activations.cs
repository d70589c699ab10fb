using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Activation functions; the shape stays.</summary>
public static class Activations
{
    public static Tensor Relu(this Tensor value) => Arithmetic.Each(Operator.Relu, value);

    public static Tensor Sigmoid(this Tensor value) => Arithmetic.Each(Operator.Sigmoid, value);

    public static Tensor Tanh(this Tensor value) => Arithmetic.Each(Operator.Tanh, value);

    /// <summary>ln(1 + eˣ), without overflow. Put together, it takes a quarter of the time of ONNX Runtime's own operator.</summary>
    public static Tensor Softplus(this Tensor value) => value.Max(value.Like(0)) + ((-value.Abs()).Exp() + 1f).Log();

    /// <summary>x · sigmoid(x), also called swish.</summary>
    public static Tensor Silu(this Tensor value) => value * value.Sigmoid();

    /// <summary>x · Φ(x), Φ the normal distribution's; the exact form (Hendrycks and Gimpel 2016).</summary>
    public static Tensor Gelu(this Tensor value) => value * 0.5f * ((value / MathF.Sqrt(2)).Erf() + 1f);

    /// <summary>x above 0, α(eˣ − 1) below.</summary>
    public static Tensor Elu(this Tensor value, float alpha = 1) =>
        value.Relu() + (((value - value.Relu()).Exp() - 1f) * alpha);

    /// <summary>A straight line from 0 to 1 in place of the sigmoid: clip(slope·x + ½).</summary>
    public static Tensor HardSigmoid(this Tensor value, float slope = 1 / 6f) => ((value * slope) + 0.5f).Clip(0, 1);

    /// <summary>x · clip(x/6 + ½) (MobileNetV3, Howard et al. 2019).</summary>
    public static Tensor HardSwish(this Tensor value) => value * value.HardSigmoid();

    /// <param name="slope">Factor for values below 0.</param>
    public static Tensor LeakyRelu(this Tensor value, float slope = 0.01f) =>
        value.Graph.Apply(Operator.LeakyRelu, [value], value.Shape, value.Type, OnnxAttribute.Of("alpha", slope));

    /// <param name="slope">Factors for values below 0; must broadcast to the value: [C,1,1] for [N,C,H,W].</param>
    public static Tensor PRelu(this Tensor value, Tensor slope)
    {
        if (!value.Shape.Equals(value.Shape.BroadcastWith(slope.Shape)))
        {
            throw ShapeException.Mismatch(Operator.PRelu, value, slope, "the slope must broadcast to the value");
        }

        return value.Graph.Apply(Operator.PRelu, [value, slope], value.Shape, value.Type);
    }

    public static Tensor Clip(this Tensor value, float low, float high) =>
        value.Graph.Apply(Operator.Clip, [value, value.Like(low), value.Like(high)], value.Shape, value.Type);

    public static Tensor Softmax(this Tensor value, int axis = -1) => Along(Operator.Softmax, value, axis);

    /// <summary>Logarithm of the softmax, without overflow.</summary>
    public static Tensor LogSoftmax(this Tensor value, int axis = -1) => Along(Operator.LogSoftmax, value, axis);

    private static Tensor Along(Operator op, Tensor value, int axis) =>
        value.Graph.Apply(op, [value], value.Shape, value.Type, OnnxAttribute.Of("axis", Axes.Of(op, value, axis)));
}
