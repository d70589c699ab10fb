using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Video.Frames;

/// <summary>Reads and writes a frame, whatever its samples and its light.</summary>
internal interface IFrameCodec
{
    /// <inheritdoc cref="IFrame.Read"/>
    Planes Read(Region region);

    /// <inheritdoc cref="IReducibleFrame.ReadReduced"/>
    Planes ReadReduced(Region squares, int shift);

    /// <inheritdoc cref="IFrame.Write"/>
    void Write(Region region, Planes planes, Plane mask);
}
