using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Testing;

/// <summary>How much a part of a film flickers: the standard deviation of what a frame's luma, smoothed in space, differs from that of its
/// neighbours in time. Slow drifts do not count, single pixels' noise hardly.</summary>
/// <param name="area">Where it is measured, 1 inside, in px of the photo.</param>
public sealed class FlickerMeter(Plane area)
{
    private const float SmoothingPx = 2;
    private readonly Queue<Plane> _last = new();
    private double _squares;
    private long _count;

    /// <summary>In 8-bit steps; independent values of deviation 1 in each frame measure 1. 0 before the third frame.</summary>
    public double Steps => 255 * Math.Sqrt(_squares / Math.Max(1, _count));

    /// <param name="photoToFrame">Takes the film's own motion out.</param>
    public void Add(Picture frame, Affine2 photoToFrame)
    {
        Planes still = photoToFrame == Affine2.Identity
            ? frame.Read(Region.Of(frame.Size))
            : Resampler.Warp(frame, photoToFrame.Invert(), area.Size, Border.Replicate);
        _last.Enqueue(GaussianBlur.Apply(Luma.OfEncoded(still), SmoothingPx));
        if (_last.Count < 3)
        {
            return;
        }

        Plane[] three = [.. _last];
        for (int i = 0; i < area.Samples.Length; i++)
        {
            if (area.Samples[i] > 0.5f)
            {
                double difference = three[0].Samples[i] + three[2].Samples[i] - (2 * three[1].Samples[i]);
                _squares += difference * difference / 6;
                _count++;
            }
        }

        _last.Dequeue();
    }
}
