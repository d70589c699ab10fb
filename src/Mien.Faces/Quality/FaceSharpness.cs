using Mien.Faces.Identity;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Faces.Quality;

/// <summary>How sharp a face is, seen at one size: what blur, motion or too few pixels took away.</summary>
internal static class FaceSharpness
{
    private const int ChipSizePx = 96;

    /// <summary>Variance of the Laplacian over that of the chip at which half is left.</summary>
    private const float HalfSharpness = 0.02f;

    /// <returns>0 … 1: 0.5 and more is sharp (docs/detection.md).</returns>
    public static float Of(IFrame frame, FaceMesh mesh)
    {
        Affine2 imageToChip = IdentityChip.ImageToChip(mesh.SixtyEight(), ChipSizePx);
        Plane luma = Luma.OfEncoded(Resampler.Warp(frame, imageToChip, new(ChipSizePx, ChipSizePx), Border.Replicate));
        double mean = luma.Samples.Average(value => (double)value);
        double variance = luma.Samples.Sum(value => (value - mean) * (value - mean)) / luma.Samples.Length;
        float sharpness = Sharpness.LaplacianVariance(luma) / (float)Math.Max(variance, 1e-6);
        return sharpness / (sharpness + HalfSharpness);
    }
}
