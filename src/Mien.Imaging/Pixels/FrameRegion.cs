using Mien.Imaging.Geometry;

namespace Mien.Imaging.Pixels;

/// <summary>What every <see cref="IFrame"/> asks of a region.</summary>
internal static class FrameRegion
{
    public static void ThrowIfOutside(Size frame, Region region)
    {
        if (region.IsEmpty || region.Intersect(Region.Of(frame)) != region)
        {
            throw new ArgumentOutOfRangeException(nameof(region), region, $"Must lie inside {frame} and not be empty.");
        }
    }

    /// <summary>Also, what is written there must have the region's size.</summary>
    public static void ThrowIfMisfit(Size frame, Region region, Planes planes, Plane mask)
    {
        ThrowIfOutside(frame, region);
        if (planes.Size != region.Size || mask.Size != region.Size)
        {
            throw new ArgumentException($"Region {region.Size}, planes {planes.Size} and mask {mask.Size} differ in size.");
        }
    }
}
