using Mien.Imaging.Geometry;

namespace Mien.Imaging.Resampling;

/// <summary>Pixels to resample, in whatever form they are stored. Positions are those of the whole picture.</summary>
internal interface IWarpSource
{
    int Channels { get; }

    /// <summary>Resamples along rows and columns; one output per channel.</summary>
    void Separable(AxisTaps columns, AxisTaps rows, Border border, PlaneView[] outputs, int workers);

    /// <summary>Samples bilinearly along a map; one output per channel.</summary>
    /// <param name="edge">The last column and row of the picture, beyond which the border lies; the first are 0.</param>
    void Bilinear(Affine2 outputToSource, (float X, float Y) edge, Border border, PlaneView[] outputs, int workers);
}
