using Mien.App.Listing;
using Mien.Faces.Attributes;
using Mien.Faces.Quality;
using Mien.Imaging.Geometry;

namespace Mien.Cli.Listing;

/// <summary>The faces of a photo as lines for a person.</summary>
internal static class FaceListing
{
    public static void Write(PhotoFaces photo, CommandContext context)
    {
        context.Print(FormattableString.Invariant(
            $"{photo.Path} ({photo.Size}): {photo.Faces.Count} {(photo.Faces.Count == 1 ? "face" : "faces")}"));
        for (int i = 0; i < photo.Faces.Count; i++)
        {
            context.Print(Describe(i + 1, photo.Faces[i]));
        }
    }

    private static string Describe(int number, ListedFace listed)
    {
        Box box = listed.Face.Box;
        FaceAttributes looks = listed.Attributes;
        FaceReadings seen = listed.Readings;
        string gender = looks.MaleProbability >= 0.5f ? "man" : "woman";
        return FormattableString.Invariant(
            $"{number,4}  at {box.X:0},{box.Y:0}  {box.Width:0}×{box.Height:0}  score {listed.Face.DetectionScore:0.00}  turned {Whole(listed.Pose.YawDegrees)}°, tilted {Whole(listed.Pose.PitchDegrees)}°, rolled {Whole(listed.Pose.RollDegrees)}°  looks {looks.AgeYears:0}, {gender}, {looks.Expression.ToString().ToLowerInvariant()}  eyes {seen.EyeDistancePx:0} px apart, sharpness {seen.Sharpness:0.00}, covered {seen.CoveredShare * 100:0} %, light {seen.LightEvenness:0.00}  quality {SourceQuality.Of(seen).Score} of 100");
    }

    /// <summary>Zero has no sign.</summary>
    private static string Whole(float degrees) => FormattableString.Invariant($"{MathF.Round(degrees) + 0f:0}");
}
