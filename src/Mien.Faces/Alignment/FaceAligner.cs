using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Faces.Alignment;

/// <summary>Cuts upright, equally framed faces out of pictures.</summary>
public static class FaceAligner
{
    /// <summary>The similarity that brings the face's five points nearest to the template's, by least squares.</summary>
    /// <param name="cropSizePx">Side of the square crop.</param>
    /// <returns>Maps pixels of the picture to pixels of the crop.</returns>
    public static Affine2 ImageToCrop(Face face, AlignmentTemplate template, int cropSizePx) =>
        ImageToCrop(FivePoints.Of(face.Mesh), template, cropSizePx);

    /// <inheritdoc cref="ImageToCrop(Face, AlignmentTemplate, int)"/>
    public static Affine2 ImageToCrop(FivePoints points, AlignmentTemplate template, int cropSizePx) =>
        Affine2.FitSimilarity(points.ToArray(), template.PointsIn(cropSizePx));

    /// <summary>The face as the template frames it: antialiased, and beyond the picture its edge goes on.</summary>
    public static Planes Crop(IFrame frame, Face face, AlignmentTemplate template, int cropSizePx) =>
        Resampler.Warp(frame, ImageToCrop(face, template, cropSizePx), new Size(cropSizePx, cropSizePx), Border.Replicate);
}
