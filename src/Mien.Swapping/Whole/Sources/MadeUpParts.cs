using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Tells which parts of a face none of its photos shows, and why, from how far each place of the atlas is trusted.</summary>
internal static class MadeUpParts
{
    /// <summary>Below this trust the completion, not the photo, makes most of a place; and a part is made up when more than half of it is such.</summary>
    private const float LeastTrust = 0.35f, MostMadeUp = 0.5f;

    /// <summary>Of a part's hidden places, for hair or spectacles to be named as the reason.</summary>
    private const float ReasonShare = 0.5f;

    /// <summary>From the middle of the face to where a half of it begins; from the brows up to where the forehead does, and down to where the eyes' surroundings end; from the tip of the
    /// nose down to the lower face. In cm.</summary>
    private const float HalfFromCm = 1.5f, ForeheadAboveBrowsCm = 0.6f, EyesBelowBrowsCm = 4, LowerBelowNoseCm = 1;

    /// <param name="photos">At least one; places that one of them shows are shown.</param>
    /// <param name="atlas">Of the photos' trust.</param>
    public static IReadOnlyList<MadeUpPart> Of(IReadOnlyList<SourcePhoto> photos, AtlasGeometry atlas, CanonicalFace canonical)
    {
        Reason[] reasons = [.. Enumerable.Range(0, atlas.TexelOf.Length).Select(point => ReasonAt(photos, atlas.TexelOf[point]))];
        MadeUpPart? left = Part("the left half", canonical, reasons, place => place.X < -HalfFromCm);
        MadeUpPart? right = Part("the right half", canonical, reasons, place => place.X > HalfFromCm);
        float brows = MeshTopology.LeftBrowLoop.ToArray().Max(point => canonical.Vertices[point].Y);
        float nose = canonical.Vertices[MeshTopology.NoseTip].Y;
        bool IsElsewhere(Vector3 place) => (left is null || place.X > 0) && (right is null || place.X < 0); // a half that is told of is told of once
        MadeUpPart? forehead = Part("the forehead", canonical, reasons, place => IsElsewhere(place) && place.Y > brows + ForeheadAboveBrowsCm);
        MadeUpPart? eyes = Part("the skin around the eyes", canonical, reasons, place => IsElsewhere(place) && place.Y < brows && place.Y > brows - EyesBelowBrowsCm && MathF.Abs(place.X) > 1);
        MadeUpPart? mouth = Part("the lower face", canonical, reasons, place => IsElsewhere(place) && place.Y < nose - LowerBelowNoseCm);
        return [.. new[] { left, right, forehead, eyes, mouth }.OfType<MadeUpPart>()];
    }

    private static MadeUpPart? Part(string name, CanonicalFace canonical, Reason[] reasons, Func<Vector3, bool> isIn)
    {
        Reason[] places = [.. reasons.Where((_, point) => isIn(canonical.Vertices[point]))];
        Reason[] hidden = [.. places.Where(reason => reason != Reason.None)];
        if (places.Length == 0 || hidden.Length <= MostMadeUp * places.Length)
        {
            return null;
        }

        bool Mostly(Reason reason) => hidden.Count(other => other == reason) >= ReasonShare * hidden.Length;
        string why = Mostly(Reason.Hair) ? "is under hair"
            : Mostly(Reason.Spectacles) ? "is behind spectacles"
            : Mostly(Reason.Front) ? "is behind something in front"
            : "is not in the photo";
        return new(name, $"{name} {why}: made up");
    }

    private static Reason ReasonAt(IReadOnlyList<SourcePhoto> photos, Vector2 texel)
    {
        if (photos.Any(photo => At(photo.Trust, texel) >= LeastTrust))
        {
            return Reason.None;
        }

        SourcePhoto best = photos.MaxBy(photo => At(photo.Facing, texel))!;
        return At(best.Facing, texel) < LeastTrust ? Reason.Away
            : At(best.Hair, texel) >= At(best.Spectacles, texel) && At(best.Hair, texel) > LeastTrust / 2 ? Reason.Hair
            : At(best.Spectacles, texel) > LeastTrust / 2 ? Reason.Spectacles
            : Reason.Front;
    }

    private static float At(Plane plane, Vector2 texel) => plane[
        Math.Clamp((int)MathF.Round(texel.X), 0, plane.Width - 1), Math.Clamp((int)MathF.Round(texel.Y), 0, plane.Height - 1)];

    /// <summary>Why a place is not shown.</summary>
    private enum Reason
    {
        /// <summary>It is shown.</summary>
        None,

        /// <summary>Turned away from the camera, or outside the picture.</summary>
        Away,
        Hair,
        Spectacles,
        Front,
    }
}
