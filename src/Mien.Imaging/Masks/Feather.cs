using Mien.Imaging.Pixels;

namespace Mien.Imaging.Masks;

/// <summary>Soft edges that lie wholly inside a mask.</summary>
public static class Feather
{
    /// <param name="mask">Inside where ≥ 0.5.</param>
    /// <param name="widthPx">Above 0; how far inside 1 is reached.</param>
    /// <param name="workers">Threads to share the work.</param>
    /// <returns>0 outside, rising smoothly with the distance from the edge.</returns>
    public static Plane Inward(Plane mask, float widthPx, int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthPx);
        return Ramp.Smooth(DistanceTransform.Inside(mask, workers, widthPx), 0, widthPx, workers);
    }

    /// <summary>The width grows with the mask: <paramref name="part"/> of the side of a square of the mask's area, so that a face far
    /// away and the same face near look alike.</summary>
    /// <returns>All 0 for an empty mask.</returns>
    public static Plane InwardInProportion(Plane mask, float part, int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(part);
        int area = mask.Samples.Count(sample => sample >= 0.5f);
        return area == 0 ? new(mask.Width, mask.Height) : Inward(mask, part * MathF.Sqrt(area), workers);
    }
}
