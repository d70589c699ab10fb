using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Gives the target's own irises the source's colour, as the whites of both tell the light.</summary>
internal static class IrisColour
{
    /// <summary>How much of the change is made: an iris is small, and wrong colours show.</summary>
    private const float Share = 0.8f;

    /// <summary>Bounds of the change of a channel.</summary>
    private const float Least = 0.45f, Most = 1.3f;

    /// <summary>In radii of the iris: the pupil stays black, the rim fades.</summary>
    private const float PupilFrom = 0.2f, PupilTo = 0.4f, RimFrom = 0.85f, RimTo = 1.1f;

    /// <param name="linear">The drawn face with the target's eyeballs, linear light.</param>
    /// <param name="points">Where it is drawn, [478].</param>
    public static void ChangeInPlace(Planes linear, EyeColour?[] source, EyeColour?[] target, ReadOnlySpan<Vector3> points, float share)
    {
        if ((source[0] ?? source[1]) is { } any)
        {
            Change(linear, source[0] ?? any, target[0], points, MeshTopology.LeftEyeLoop, MeshTopology.LeftIris, Share * share);
            Change(linear, source[1] ?? any, target[1], points, MeshTopology.RightEyeLoop, MeshTopology.RightIris, Share * share);
        }
    }

    private static void Change(
        Planes linear, EyeColour source, EyeColour? target, ReadOnlySpan<Vector3> points, ReadOnlySpan<int> loop, ReadOnlySpan<int> iris, float share)
    {
        if (target is null)
        {
            return;
        }

        Vector3 gain = Vector3.Clamp((source.Iris / Some(source.White)) / (Some(target.Iris) / Some(target.White)), new(Least), new(Most));
        Vector2 centre = MeshPoints.Flat(points[iris[0]]);
        float radius = Vector2.Distance(MeshPoints.Flat(points[iris[1]]), MeshPoints.Flat(points[iris[3]])) / 2;
        (Plane opening, Region region) = MeshOpening.Of(points, loop, radius * 0.1f, linear.Size);
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
