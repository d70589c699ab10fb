using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Activation functions; the shape stays.</summary>
public static class Activations
{
    public static Tensor Relu(this Tensor value) => Arithmetic.Each(Operator.Relu, value);

    public static Tensor Sigmoid(this Tensor value) => Arithmetic.Each(Operator.Sigmoid, value);

    public static Tensor Tanh(this Tensor value) => Arithmetic.Each(Operator.Tanh, value);

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
        value.Graph.Apply(Operator.Clip, [value, value.Graph.Constant(low), value.Graph.Constant(high)], value.Shape, value.Type);

    public static Tensor Softmax(this Tensor value, int axis = -1) =>
        value.Graph.Apply(Operator.Softmax, [value], value.Shape, value.Type,
            OnnxAttribute.Of("axis", Axes.Of(Operator.Softmax, value, axis)));
}
