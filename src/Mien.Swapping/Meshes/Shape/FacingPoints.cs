using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Swapping.Meshes.Shape;

/// <summary>Points of lids and lips that face each other across an opening, each with the points behind it: the opening's height is expression, what lies behind is form.</summary>
internal sealed class FacingPoints
{
    /// <summary>Opening and the ring around it of <see cref="MeshTopology.LeftEye"/>; each has an outer corner, then the lower lid, then an inner corner, then the upper lid.</summary>
    private const int EyeRings = 2, EyeRingPoints = 16, LidPoints = 7, UpperLidAt = 9;

    /// <summary>Of <see cref="MeshTopology.Lips"/>; each has a corner, the lower lip, a corner, the upper lip. The second is the opening's.</summary>
    private const int LipRings = 4, LipRingPoints = 20, LipPoints = 9, UpperLipAt = 11;

    /// <param name="lower">The opening's edge first.</param>
    /// <param name="upper">The same on the other side of the opening.</param>
    private FacingPoints(int[] lower, int[] upper) => (Lower, Upper) = (lower, upper);

    public static IReadOnlyList<FacingPoints> All { get; } = [.. OfEye(MeshTopology.LeftEye), .. OfEye(MeshTopology.RightEye), .. OfLips(MeshTopology.Lips)];

    /// <summary>All points of lips and lids, corners among them.</summary>
    public static IReadOnlyList<int> Whole { get; } =
        [.. MeshTopology.LeftEye[..(EyeRings * EyeRingPoints)], .. MeshTopology.RightEye[..(EyeRings * EyeRingPoints)], .. MeshTopology.Lips];

    private int[] Lower { get; }

    private int[] Upper { get; }

    /// <summary>Changes shifts such that both edges of the opening go the same way, and what lies behind goes with them.</summary>
    public void KeepApartInPlace(Span<Vector3> shifts)
    {
        Vector3 half = (shifts[Upper[0]] - shifts[Lower[0]]) / 2;
        foreach (int point in Lower)
        {
            shifts[point] += half;
        }

        foreach (int point in Upper)
        {
            shifts[point] -= half;
        }
    }

    private static IEnumerable<FacingPoints> OfEye(ReadOnlySpan<int> points)
    {
        int[] eye = points.ToArray();
        return Enumerable.Range(0, LidPoints).Select(column => new FacingPoints(
            [eye[1 + column], eye[EyeRingPoints + 1 + column]], [eye[UpperLidAt + column], eye[EyeRingPoints + UpperLidAt + column]]));
    }

    private static IEnumerable<FacingPoints> OfLips(ReadOnlySpan<int> points)
    {
        int[] lips = points.ToArray();
        int[] rings = [1, .. Enumerable.Range(0, LipRings).Where(ring => ring != 1)];
        return Enumerable.Range(0, LipPoints).Select(column => new FacingPoints(
            [.. rings.Select(ring => lips[(ring * LipRingPoints) + 1 + column])], [.. rings.Select(ring => lips[(ring * LipRingPoints) + UpperLipAt + column])]));
    }
}
