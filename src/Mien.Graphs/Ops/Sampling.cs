using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Reading images between their cells.</summary>
public static class Sampling
{
    /// <summary>Samples an image at given points, bilinearly.</summary>
    /// <param name="value">[N,C,H,W].</param>
    /// <param name="grid">[N,H',W',2] of (x, y), −1 … 1 from edge to edge of the image, or from first to last cell centre with
    /// <paramref name="alignCorners"/>.</param>
    /// <returns>[N,C,H',W'].</returns>
    public static Tensor GridSample(this Tensor value, Tensor grid, GridBorder border = GridBorder.Zeros, bool alignCorners = false)
    {
        if (value.Shape.Rank != 4 || grid.Shape.Rank != 4 || grid.Shape[0] != value.Shape[0] || grid.Shape[3] != 2)
        {
            throw ShapeException.Mismatch(Operator.GridSample, value, grid, "expected [N,C,H,W] and [N,H',W',2]");
        }

        return value.Graph.Apply(Operator.GridSample, [value, grid], value.Shape.With(2, grid.Shape[1]).With(3, grid.Shape[2]), value.Type,
            OnnxAttribute.Of("mode", "bilinear"),
            OnnxAttribute.Of("padding_mode", border.ToString().ToLowerInvariant()),
            OnnxAttribute.Of("align_corners", alignCorners ? 1 : 0));
    }

    /// <summary>The gradients of image and grid.</summary>
    /// <param name="gradient">[N,C,H',W'], of the samples.</param>
    /// <param name="attributes">The sampling's.</param>
    internal static ImmutableArray<Tensor> GridSampleGradient(this Tensor value, Tensor grid, Tensor gradient, ImmutableArray<OnnxAttribute> attributes) =>
        value.Graph.ApplyMany(Operator.GridSampleGradient, [value, grid, gradient], [(value.Shape, value.Type), (grid.Shape, grid.Type)], attributes);

    /// <summary>Scales the last two axes of [N,C,H,W] to a size.</summary>
    public static Tensor Resize(this Tensor value, int height, int width, Interpolation interpolation = Interpolation.Linear,
        CellMapping mapping = CellMapping.HalfPixel, bool antialias = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (value.Shape.Rank != 4)
        {
            throw ShapeException.Unfit(Operator.Resize, value, "[N,C,H,W]");
        }

        Shape shape = value.Shape.With(2, height).With(3, width);
        return value.Graph.Apply(Operator.Resize, [value, null, null, value.Graph.Integers(shape.ToInt64())], shape, value.Type,
            Attributes(interpolation, mapping, antialias));
    }

    /// <summary>What a resize to the gradient's size does to the gradient of its input.</summary>
    /// <param name="gradient">[N,C,H',W'].</param>
    /// <param name="attributes">The resize's.</param>
    /// <returns>[N,C,height,width].</returns>
    internal static Tensor ResizeGradient(this Tensor gradient, int height, int width, ImmutableArray<OnnxAttribute> attributes) =>
        gradient.Graph.Apply(Operator.ResizeGradient, [gradient], gradient.Shape.With(2, height).With(3, width), gradient.Type,
            [.. attributes.Where(attribute => attribute.Name != "size"), OnnxAttribute.Of("size", [height, width])]);

    private static ImmutableArray<OnnxAttribute> Attributes(Interpolation interpolation, CellMapping mapping, bool antialias) =>
    [
        OnnxAttribute.Of("mode", interpolation.ToString().ToLowerInvariant()),
        OnnxAttribute.Of("coordinate_transformation_mode", mapping switch
        {
            CellMapping.HalfPixel => "half_pixel",
            CellMapping.Asymmetric => "asymmetric",
            CellMapping.AlignCorners => "align_corners",
            _ => throw new ArgumentOutOfRangeException(nameof(mapping), mapping, "Unknown mapping."),
        }),
        OnnxAttribute.Of("nearest_mode", mapping == CellMapping.Asymmetric ? "floor" : "round_prefer_floor"),
        OnnxAttribute.Of("antialias", antialias ? 1 : 0),
    ];
}
