using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Scores;

/// <summary>Whether a result looks like a photo that was never touched, by what the untouched target is at the same place.
/// docs/evaluation.md gives the reasons; nothing here knows what a face should look like.</summary>
public sealed record RealismScore
{
    /// <summary>Part of the face's size that is looked at around it.</summary>
    private const float Margin = 0.35f;

    private const double HalfSeam = 0.02;
    private const double HalfColourStep = 0.05;

    /// <summary>Below these, standard deviations in parts of the range, sharpness and noise are not told apart from none.</summary>
    private const double LeastDetail = 0.002;
    private const double LeastNoise = 0.002;

    public static RealismScore None { get; } = new() { Sharpness = 0, Seam = 0, Grain = 0, Tone = 0 };

    /// <summary>Laplacian energy inside the face against the target's own; too sharp is as wrong as blurred.</summary>
    public required double Sharpness { get; init; }

    /// <summary>How much steeper the result is than the target along the edge of what was changed.</summary>
    public required double Seam { get; init; }

    /// <summary>Noise inside the face against the target's own.</summary>
    public required double Grain { get; init; }

    /// <summary>Step of colour across the edge of what was changed, against the target's own step there.</summary>
    public required double Tone { get; init; }

    /// <summary>Geometric mean, 0 … 100: one flaw gives a picture away, however good the rest is.</summary>
    public double Total => Math.Pow(Sharpness * Seam * Grain * Tone, 0.25);

    /// <param name="result">Of the target's size.</param>
    /// <param name="mesh">Of the target's face.</param>
    public static RealismScore Of(Picture result, Picture target, FaceMesh mesh)
    {
        Region region = Around(mesh.Box, target.Size);
        (Planes now, Planes before) = (result.Read(region), target.Read(region));
        (Plane nowLuma, Plane beforeLuma) = (Luma.OfEncoded(now), Luma.OfEncoded(before));
        Plane face = Polygon.Fill(Array.ConvertAll(mesh.Flat(MeshTopology.FaceOvalLoop), point => point - new System.Numerics.Vector2(region.X, region.Y)), region.Size);
        ChangedEdge? edge = ChangedEdge.Find(now, before, mesh.OuterEyeDistancePx);
        return new()
        {
            Sharpness = HalvingScore.OfRatio(Detail(nowLuma, face), Detail(beforeLuma, face), LeastDetail),
            Grain = HalvingScore.OfRatio(NoiseLevel.Estimate(nowLuma, face), NoiseLevel.Estimate(beforeLuma, face), LeastNoise),
            Seam = edge is null ? 100 : HalvingScore.Of(Math.Max(0, Steepness(nowLuma, edge.Ring) - Steepness(beforeLuma, edge.Ring)), HalfSeam),
            Tone = edge is null ? 100 : HalvingScore.Of(ColourStep(now, before, edge), HalfColourStep),
        };
    }

    private static Region Around(Box box, Size picture)
    {
        float margin = Margin * Math.Max(box.Width, box.Height);
        int left = (int)MathF.Floor(box.X - margin);
        int top = (int)MathF.Floor(box.Y - margin);
        return new Region(left, top, (int)MathF.Ceiling(box.Right + margin) - left, (int)MathF.Ceiling(box.Bottom + margin) - top).Intersect(Region.Of(picture));
    }

    private static double Detail(Plane luma, Plane mask) => Math.Sqrt(Mien.Imaging.Filters.Sharpness.LaplacianVariance(luma, mask));

    /// <summary>Root mean square of the gradient, luma a pixel.</summary>
    private static double Steepness(Plane luma, Plane ring)
    {
        Plane gradient = Gradient.Magnitude(luma);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < ring.Samples.Length; i++)
        {
            if (ring.Samples[i] > 0.5f)
            {
                sum += gradient.Samples[i] * gradient.Samples[i];
                count++;
            }
        }

        return Math.Sqrt(sum / Math.Max(1, count));
    }

    private static double ColourStep(Planes now, Planes before, ChangedEdge edge)
    {
        Planes nowLab = Oklab.FromLinear(LinearLight.FromSrgb(now));
        Planes beforeLab = Oklab.FromLinear(LinearLight.FromSrgb(before));
        return SkinColour.Distance(
            SkinColour.Mean(nowLab, edge.InnerBand) - SkinColour.Mean(nowLab, edge.OuterBand),
            SkinColour.Mean(beforeLab, edge.InnerBand) - SkinColour.Mean(beforeLab, edge.OuterBand));
    }
}
