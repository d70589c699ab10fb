using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Gives the target's own irises the source's colour, as the whites of both tell the light.</summary>
internal static class IrisColour
{
    /// <summary>How much of the change is made: an iris is small, and wrong colours show.</summary>
    private const float Share = 0.8f;

    /// <summary>Bounds of the change of a channel.</summary>
    private const float Least = 0.45f, Most = 1.3f;

    /// <summary>Luminance of an iris over its white's: up to the first it is seen well.</summary>
    private const float SeenTo = 0.65f, BlotFrom = 0.85f;

    /// <summary>In radii of the iris: the pupil stays black, the rim fades.</summary>
    private const float PupilFrom = 0.2f, PupilTo = 0.4f, RimFrom = 0.85f, RimTo = 1.1f;

    /// <param name="linear">The drawn face with the target's eyeballs, linear light.</param>
    /// <param name="points">Where it is drawn, [478].</param>
    /// <param name="eyes">Where its eyeballs are seen.</param>
    public static void ChangeInPlace(Planes linear, EyeColour?[] source, EyeColour?[] target, ReadOnlySpan<Vector3> points, EyeOpenings eyes, float share)
    {
        if (Both(source) is not { } wanted || Both(target) is not { } there)
        {
            return;
        }

        Vector3 gain = Vector3.Clamp(wanted / there, new(Least), new(Most));
        share *= Share * Math.Min(Seen(wanted), Seen(there));
        Change(linear, gain, points, eyes.Left, MeshTopology.LeftIris, share);
        Change(linear, gain, points, eyes.Right, MeshTopology.RightIris, share);
    }

    /// <summary>The irises as their whites tell the light. A person's two are alike, and so is what they are changed by: lamps of two colours stay in them.</summary>
    private static Vector3? Both(EyeColour?[] eyes)
    {
        EyeColour[] seen = [.. eyes.OfType<EyeColour>()];
        return seen.Length == 0 ? null : seen.Aggregate(Vector3.Zero, (sum, eye) => sum + (eye.Iris / Some(eye.White) / seen.Length));
    }

    /// <summary>An iris that is hardly darker than its white is a blot: what was read of it is no colour.</summary>
    private static float Seen(Vector3 irisOverWhite) => 1 - Ramp.Smooth(SeenTo, BlotFrom, Luminance.Of(irisOverWhite));

    private static void Change(
        Planes linear, Vector3 gain, ReadOnlySpan<Vector3> points, (Plane Opening, Region Region) eye, ReadOnlySpan<int> iris, float share)
    {
        Vector2 centre = MeshPoints.Flat(points[iris[0]]);
        float radius = Vector2.Distance(MeshPoints.Flat(points[iris[1]]), MeshPoints.Flat(points[iris[3]])) / 2;
        (Plane opening, Region region) = eye;
        for (int y = 0; y < region.Height; y++)
        {
            for (int x = 0; x < region.Width; x++)
            {
                (int column, int row) = (region.X + x, region.Y + y);
                float radii = Vector2.Distance(new(column, row), centre) / radius;
                float weight = share * opening[x, y] * Ramp.Smooth(PupilFrom, PupilTo, radii) * (1 - Ramp.Smooth(RimFrom, RimTo, radii));
                for (int channel = 0; weight > 0 && channel < 3; channel++)
                {
                    linear[channel][column, row] *= 1 + (weight * (gain[channel] - 1));
                }
            }
        }
    }

    private static Vector3 Some(Vector3 colour) => Vector3.Max(colour, new(2e-3f));
}
