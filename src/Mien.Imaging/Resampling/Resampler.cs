using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Resizes pictures and carries them along affine maps, without aliasing.</summary>
public static class Resampler
{
    /// <summary>Renders <paramref name="outputSize"/> pixels of a frame along a map; reads only the region that is seen.</summary>
    /// <param name="sourceToOutput">Any map with an inverse, mirrored or not.</param>
    /// <param name="workers">Threads to share the work.</param>
    /// <returns>In the source's encoding. Bilinear where the picture grows or keeps its size (a move by whole pixels copies
    /// exactly); where it shrinks, each output pixel is a weighted mean of about what it covers.</returns>
    /// <exception cref="InvalidOperationException">The map has no inverse.</exception>
    public static Planes Warp(IFrame source, Affine2 sourceToOutput, Size outputSize, Border border = default, int workers = 1)
    {
        Planes output = new(outputSize.Width, outputSize.Height);
        FrameWarp warp = FrameWarp.Of(source, sourceToOutput, outputSize, border);
        warp.Run(PlanesSource.Views([output.Red, output.Green, output.Blue]), workers);
        return output;
    }

    /// <inheritdoc cref="Warp(IFrame, Affine2, Size, Border, int)"/>
    public static Planes Warp(Planes source, Affine2 sourceToOutput, Size outputSize, Border border = default, int workers = 1)
    {
        Plane[] output = Warp([source.Red, source.Green, source.Blue], sourceToOutput, outputSize, border, workers);
        return new(output[0], output[1], output[2]);
    }

    /// <inheritdoc cref="Warp(IFrame, Affine2, Size, Border, int)"/>
    public static Plane Warp(Plane source, Affine2 sourceToOutput, Size outputSize, Border border = default, int workers = 1) =>
        Warp([source], sourceToOutput, outputSize, border, workers)[0];

    /// <inheritdoc cref="Warp(IFrame, Affine2, Size, Border, int)"/>
    /// <param name="sources">At least one, all of one size.</param>
    public static Plane[] Warp(ReadOnlySpan<Plane> sources, Affine2 sourceToOutput, Size outputSize, Border border = default, int workers = 1)
    {
        WarpPlan plan = new(sources[0].Size, sourceToOutput, outputSize, border);
        Plane[] outputs = new Plane[sources.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new(outputSize.Width, outputSize.Height);
        }

        plan.Run(new PlanesSource(sources, 0, 0), PlanesSource.Views(outputs), workers);
        return outputs;
    }

    /// <summary>Warps as <see cref="Warp(IFrame, Affine2, Size, Border, int)"/> straight into a network's input.</summary>
    /// <param name="nchw">[3, height, width], red first; filled with scale·colour + offset, where colour (also the border's) is
    /// 0 … 1.</param>
    /// <param name="scale">One factor per channel in X, Y, Z.</param>
    /// <exception cref="ArgumentException">The span is not 3·width·height long.</exception>
    public static unsafe void CropToTensor(
        IFrame source, Affine2 imageToCrop, Size cropSize, Span<float> nchw, Vector3 scale, Vector3 offset, Border border = default)
    {
        int area = checked((int)cropSize.Area);
        if (nchw.Length != 3 * area)
        {
            throw new ArgumentException($"A crop of {cropSize} needs {3 * area} floats, got {nchw.Length}.", nameof(nchw));
        }

        FrameWarp warp = FrameWarp.Of(source, imageToCrop, cropSize, border);
        PlaneView[] channels = new PlaneView[3];
        fixed (float* start = nchw)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                PointerMemory memory = new(start + (channel * area), area);
                channels[channel] = new(memory.Memory, cropSize.Width, cropSize.Height);
            }

            warp.Run(channels, 1);
        }

        for (int channel = 0; channel < 3; channel++)
        {
            if (scale[channel] != 1 || offset[channel] != 0)
            {
                ScaleAndAdd(nchw.Slice(channel * area, area), scale[channel], offset[channel]);
            }
        }
    }

    /// <summary>Resizes so that the outer edges of the picture stay its outer edges.</summary>
    public static Plane Resize(Plane source, Size size, ResampleFilter filter = ResampleFilter.Lanczos3, int workers = 1)
    {
        Plane output = new(size.Width, size.Height);
        Resize(new PlanesSource([source], 0, 0), source.Size, [new(output)], filter, workers);
        return output;
    }

    /// <inheritdoc cref="Resize(Plane, Size, ResampleFilter, int)"/>
    public static Planes Resize(Planes source, Size size, ResampleFilter filter = ResampleFilter.Lanczos3, int workers = 1)
    {
        Planes output = new(size.Width, size.Height);
        PlanesSource planes = new([source.Red, source.Green, source.Blue], 0, 0);
        Resize(planes, source.Size, PlanesSource.Views([output.Red, output.Green, output.Blue]), filter, workers);
        return output;
    }

    /// <inheritdoc cref="Resize(Plane, Size, ResampleFilter, int)"/>
    public static Planes Resize(Picture source, Size size, ResampleFilter filter = ResampleFilter.Lanczos3, int workers = 1)
    {
        Planes output = new(size.Width, size.Height);
        PlaneView[] views = PlanesSource.Views([output.Red, output.Green, output.Blue]);
        Resize(new PictureSource(source), source.Size, views, filter, workers);
        return output;
    }

    private static void Resize(IWarpSource source, Size from, PlaneView[] outputs, ResampleFilter filter, int workers)
    {
        Size to = outputs[0].Size;
        double scaleX = (double)from.Width / to.Width;
        double scaleY = (double)from.Height / to.Height;
        AxisTaps columns = AxisTaps.Create(from.Width, to.Width, scaleX, (scaleX - 1) / 2, filter, replicate: true);
        AxisTaps rows = AxisTaps.Create(from.Height, to.Height, scaleY, (scaleY - 1) / 2, filter, replicate: true);
        source.Separable(columns, rows, Border.Replicate, outputs, workers);
    }

    private static void ScaleAndAdd(Span<float> samples, float scale, float offset)
    {
        int i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> value = new(samples[i..]);
            Vector.MultiplyAddEstimate(value, new Vector<float>(scale), new Vector<float>(offset)).CopyTo(samples[i..]);
        }

        for (; i < samples.Length; i++)
        {
            samples[i] = (samples[i] * scale) + offset;
        }
    }
}
