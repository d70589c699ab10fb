using Mien.Imaging.Pixels;

namespace Mien.Video.Frames;

/// <summary>A region of a frame, whatever its samples and its light.</summary>
internal interface IFrameRegion
{
    /// <inheritdoc cref="IFrame.Read"/>
    Planes Read();

    /// <inheritdoc cref="IFrame.Write"/>
    void Write(Planes planes, Plane mask);
}
