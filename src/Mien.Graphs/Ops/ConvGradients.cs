using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>The two gradients of a convolution as operators. With the convolution itself they are closed under differentiation: each
/// one's gradients are the other two.</summary>
internal static class ConvGradients
{
    /// <param name="gradient">[N,O,H',W'], of the convolution's result.</param>
    /// <param name="weights">[O,C/groups,kh,kw].</param>
    /// <param name="size">Height and width of the convolution's input.</param>
    /// <returns>[N,C,H,W].</returns>
    public static Tensor ConvInputGradient(this Tensor gradient, Tensor weights, Window window, int groups, (int Height, int Width) size)
    {
        Shape shape = Shape.Of(gradient.Shape[0], weights.Shape[1] * groups, size.Height, size.Width);
        return gradient.Graph.Apply(Operator.ConvInputGradient, [gradient, weights], shape, gradient.Type,
            [.. window.ConvAttributes(groups), OnnxAttribute.Of("size", [size.Height, size.Width])]);
    }

    /// <param name="image">[N,C,H,W], the convolution's input.</param>
    /// <param name="gradient">[N,O,H',W'], of the convolution's result.</param>
    /// <returns>[O,C/groups,kh,kw].</returns>
    public static Tensor ConvWeightGradient(this Tensor image, Tensor gradient, Window window, int groups)
    {
        Shape shape = Shape.Of(gradient.Shape[1], image.Shape[1] / groups, window.Kernel.Height, window.Kernel.Width);
        return image.Graph.Apply(Operator.ConvWeightGradient, [image, gradient], shape, image.Type, window.ConvAttributes(groups));
    }

    /// <summary>A convolution through a given window.</summary>
    public static Tensor Conv(this Tensor image, Tensor weights, Window window, int groups) =>
        image.Conv(weights, null, window.Strides, window.Pads, groups, window.Dilations);
}
