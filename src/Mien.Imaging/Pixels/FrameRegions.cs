using Mien.Imaging.Geometry;

namespace Mien.Imaging.Pixels;

/// <summary>What every <see cref="IFrame"/> checks before it reads or writes a region.</summary>
internal static class FrameRegions
{
    /// <exception cref="ArgumentOutOfRangeException">The region is empty or leaves the frame.</exception>
    public static void ThrowIfOutside(Region region, Size frame)
    {
        if (region.IsEmpty || region.Intersect(Region.Of(frame)) != region)
        {
            throw new ArgumentOutOfRangeException(nameof(region), region, $"Must lie inside {frame} and not be empty.");
        }
    }

    /// <exception cref="ArgumentException">Region, planes and mask are not of one size.</exception>
    public static void ThrowIfSizesDiffer(Region region, Planes planes, Plane mask)
    {
        if (planes.Size != region.Size || mask.Size != region.Size)
        {
            throw new ArgumentException($"Region {region.Size}, planes {planes.Size} and mask {mask.Size} differ in size.");
        }
    }
}
