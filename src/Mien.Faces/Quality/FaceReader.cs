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

    /// <summary>Of a face's area, from the hairline to the chin: what lies above the tip of the nose.</summary>
    private const float UpperShare = 0.6f;

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
            MouthOpenness = MouthState.Of(pose).Openness,
            EyeOpenness = Math.Min(EyeState.LeftOf(pose).Openness, EyeState.RightOf(pose).Openness),
            LightEvenness = LightEvenness(linear, mesh, imageToChip, canonical),
        };
    }

    private static float CoveredShare(Planes oklab, Size size, FaceMesh mesh, Affine2 imageToChip, CanonicalFace canonical, bool lipsAreSeen)
    {
        float noseHeight = canonical.Vertices[MeshTopology.NoseTip].Y;
        ILookup<bool, Vector2> isUpper = FaceSkin.Points.ToLookup(point => canonical.Vertices[point].Y > noseHeight, point => mesh[point]);
        Vector2[] colours = [.. isUpper[true].Select(ColourAt)];
        Vector2 skin = new(Median(colours, colour => colour.X), Median(colours, colour => colour.Y));
        return (UpperShare * isUpper[true].Average(Covered)) + ((1 - UpperShare) * isUpper[false].Average(point => lipsAreSeen && IsInside(point) ? 0 : Covered(point)));

        Vector2 ColourAt(Vector2 point) => Colour(oklab, imageToChip.Apply(point));
        bool IsInside(Vector2 point) => point.X >= 0 && point.Y >= 0 && point.X < size.Width && point.Y < size.Height;
        float Covered(Vector2 point) => !IsInside(point) || Vector2.Distance(ColourAt(point), skin) > OtherColour ? 1 : 0;
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
