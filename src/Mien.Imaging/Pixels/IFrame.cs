using Mien.Imaging.Geometry;

namespace Mien.Imaging.Pixels;

/// <summary>A photo or one frame of video in its own storage, of which a region at a time is read as colour planes and
/// written back. What is not written stays bit for bit what it was.</summary>
public interface IFrame
{
    Size Size { get; }

    /// <summary>Reads a region as sRGB-encoded RGB, 0 … 1. The region must lie inside the frame.</summary>
    Planes Read(Region region);

    /// <summary>Stores planes at a region, rounded to the frame's own depth, only where <paramref name="mask"/> is above 0;
    /// blending has already happened. Mask and planes have the region's size.</summary>
    void Write(Region region, Planes planes, Plane mask);
}
