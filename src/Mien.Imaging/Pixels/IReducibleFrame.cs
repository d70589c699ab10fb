using Mien.Imaging.Geometry;

namespace Mien.Imaging.Pixels;

/// <summary>A frame that makes itself smaller more cheaply than it can be read.</summary>
public interface IReducibleFrame : IFrame
{
    /// <summary>Reads means of squares of 2^shift pixels as <see cref="IFrame.Read"/> does pixels. The squares start at the frame's top left
    /// corner; those that its edge cuts hold the mean of what is there, or the edge's pixels weigh more.</summary>
    /// <param name="squares">Columns and rows of squares; not empty, inside <see cref="ReducedSize"/>.</param>
    /// <param name="shift">1 … 3.</param>
    Planes ReadReduced(Region squares, int shift);

    /// <summary>How many squares there are.</summary>
    Size ReducedSize(int shift) => new((Size.Width + (1 << shift) - 1) >> shift, (Size.Height + (1 << shift) - 1) >> shift);
}
