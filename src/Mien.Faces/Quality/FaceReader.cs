using System.Numerics;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Faces.Quality;

/// <summary>Takes the readings of a face. Some milliseconds; no network.</summary>
public static class FaceReader
{
    /// <summary>Small enough that pores and single hairs vanish in the samples.</summary>
    private const int ChipSizePx = 64;

    /// <summary>Of a and b over lightness in Oklab, which shading does not change, from those of the skin.</summary>
    private const float OtherColour = 0.07f;

    /// <param name="frame">The one in which the face was found.</param>
    public static FaceReadings Read(IFrame frame, Face face, CanonicalFace canonical)
    {
        FaceMesh mesh = face.Mesh;
        HeadPose pose = HeadPose.Of(mesh, frame.Size, canonical);
        Affine2 imageToChip = MeshWindow.Of(mesh).ImageToInput(ChipSizePx);
        Planes linear = LinearLight.FromSrgb(Resampler.Warp(frame, imageToChip, new(ChipSizePx, ChipSizePx), Border.Replicate));
        bool lipsAreSeen = ReadingEvidence.Of(frame, mesh).LipsAreSeen;
        return new()
        {
            EyeDistancePx = FaceMotion.Of(mesh, canonical).EyeDistancePx,
            Sharpness = FaceSharpness.Of(frame, mesh),
            YawDegrees = pose.YawDegrees,
            PitchDegrees = pose.PitchDegrees,
            CoveredShare = CoveredShare(Oklab.FromLinear(linear), frame.Size, mesh, imageToChip, canonical, lipsAreSeen),
            LightEvenness = LightEvenness(linear, mesh, imageToChip, canonical),
        };
    }

    private static float CoveredShare(Planes oklab, Size size, FaceMesh mesh, Affine2 imageToChip, CanonicalFace canonical, bool lipsAreSeen)
    {
        float noseHeight = canonical.Vertices[MeshTopology.NoseTip].Y;
        int[] upper = [.. FaceSkin.Points.Where(point => canonical.Vertices[point].Y > noseHeight)];
        int[] counted = lipsAreSeen ? upper : [.. FaceSkin.Points];
        Vector2[] colours = Array.ConvertAll(counted, point => Colour(oklab, imageToChip.Apply(mesh[point])));
        Vector2[] ofUpper = Array.ConvertAll(upper, point => Colour(oklab, imageToChip.Apply(mesh[point])));
        Vector2 skin = new(Median(ofUpper, colour => colour.X), Median(ofUpper, colour => colour.Y));
        Box picture = new(-0.5f, -0.5f, size.Width, size.Height);
        int covered = counted.Zip(colours).Count(pair =>
            Vector2.Distance(pair.Second, skin) > OtherColour || picture.CoverWith(new(mesh[pair.First].X, mesh[pair.First].Y, 1e-3f, 1e-3f)) == 0);
        return covered / (float)counted.Length;
    }

    private static float LightEvenness(Planes linear, FaceMesh mesh, Affine2 imageToChip, CanonicalFace canonical)
    {
        float left = Light(FaceSkin.Points.Where(point => canonical.Vertices[point].X < 0));
        float right = Light(FaceSkin.Points.Where(point => canonical.Vertices[point].X > 0));
        return Math.Min(left, right) / Math.Max(Math.Max(left, right), 1e-4f);

        // Green alone: most of what the eye takes for light.
        float Light(IEnumerable<int> points) => points.Average(point => At(linear.Green, imageToChip.Apply(mesh[point])));
    }

    private static Vector2 Colour(Planes oklab, Vector2 point) =>
        new Vector2(At(oklab[1], point), At(oklab[2], point)) / Math.Max(At(oklab[0], point), 0.1f);

    private static float Median(Vector2[] values, Func<Vector2, float> of) => values.Select(of).Order().ElementAt(values.Length / 2);

    private static float At(Imaging.Pixels.Plane plane, Vector2 point) => plane[
        Math.Clamp((int)MathF.Round(point.X), 0, ChipSizePx - 1), Math.Clamp((int)MathF.Round(point.Y), 0, ChipSizePx - 1)];
}
