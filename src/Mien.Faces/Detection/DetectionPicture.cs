using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Faces.Detection;

/// <summary>A frame as colour planes, made small enough that detection need not carry more pixels than it looks at.</summary>
public sealed class DetectionPicture
{
    /// <summary>Rows of the small picture that are made at once: bounds the memory a huge photo needs on the way.</summary>
    private const int BandRows = 64;

    private readonly Planes _planes;
    private readonly Affine2 _frameToPlanes;

    private DetectionPicture(Size frameSize, Planes planes)
    {
        FrameSize = frameSize;
        _planes = planes;
        _frameToPlanes = Affine2.Fit(Region.Of(frameSize), Region.Of(planes.Size));
    }

    public Size FrameSize { get; }

    /// <param name="scale">Size of the small picture against the frame; 1 and more keep the frame's own size.</param>
    public static DetectionPicture Of(IFrame frame, float scale, CancellationToken cancellation = default)
    {
        if (scale >= 1)
        {
            return new(frame.Size, frame.Read(Region.Of(frame.Size)));
        }

        Planes small = new(
            Math.Max(1, (int)MathF.Round(frame.Size.Width * scale)), Math.Max(1, (int)MathF.Round(frame.Size.Height * scale)));
        Affine2 frameToSmall = Affine2.Fit(Region.Of(frame.Size), Region.Of(small.Size));
        for (int top = 0; top < small.Height; top += BandRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = Math.Min(BandRows, small.Height - top);
            Planes band = Resampler.Warp(frame, frameToSmall.Then(Affine2.Translation(0, -top)), new(small.Width, rows));
            for (int channel = 0; channel < 3; channel++)
            {
                band[channel].Samples.CopyTo(small[channel].Samples.AsSpan(top * small.Width));
            }
        }

        return new(frame.Size, small);
    }

    /// <summary>Writes what a window shows as a network's input.</summary>
    /// <param name="window">In pixels of the frame.</param>
    /// <param name="input">[3,size,size] RGB 0 … 1; black outside the frame.</param>
    public void Render(DetectionWindow window, int inputSizePx, Span<float> input)
    {
        Affine2 planesToInput = _frameToPlanes.Invert().Then(window.ImageToInput(inputSizePx));
        Planes rendered = Resampler.Warp(_planes, planesToInput, new(inputSizePx, inputSizePx), Border.Constant(0));
        int plane = inputSizePx * inputSizePx;
        for (int channel = 0; channel < 3; channel++)
        {
            rendered[channel].Samples.CopyTo(input.Slice(channel * plane, plane));
        }
    }
}
