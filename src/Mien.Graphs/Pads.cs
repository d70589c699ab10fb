namespace Mien.Graphs;

/// <summary>Rows and columns added around an image before a window runs over it.</summary>
public readonly record struct Pads(int Top, int Left, int Bottom, int Right)
{
    public static Pads None => default;

    /// <summary>The same on all four sides.</summary>
    public static Pads All(int margin) => new(margin, margin, margin, margin);

    /// <summary>TensorFlow's SAME: the output has ceil(size / stride) cells and an odd margin has its extra cell at the
    /// bottom or right. That is asymmetric at stride 2: a 3×3 window on an even size gets (0, 0, 1, 1).</summary>
    public static Pads Same((int Height, int Width) size, (int Height, int Width) kernel, (int Height, int Width) strides,
        (int Height, int Width)? dilations = null)
    {
        (int Height, int Width) dilation = dilations ?? (1, 1);
        int height = Total(size.Height, kernel.Height, strides.Height, dilation.Height);
        int width = Total(size.Width, kernel.Width, strides.Width, dilation.Width);
        return new(height / 2, width / 2, height - (height / 2), width - (width / 2));
    }

    private static int Total(int size, int kernel, int stride, int dilation) =>
        Math.Max(0, ((((size + stride - 1) / stride) - 1) * stride) + ((kernel - 1) * dilation) + 1 - size);
}
