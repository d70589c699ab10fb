using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Training.Proportions;

/// <summary>Expressions made on the mesh, as displacements of its points: what few portraits show, and no photo of one person beside another can teach.</summary>
/// <param name="mean">The average face, canonical cm, [468].</param>
internal sealed class ExpressionFields(Vector3[] mean)
{
    /// <summary>How strongly people do each of them, as a standard deviation. Lids: a whole blink is 1. Brows: cm. Lips: drawn together by four tenths and pushed forward by 0.4 cm
    /// is 1; as thin as 0.7 of what they are is 1.</summary>
    private const float Blink = 0.42f, Brows = 0.22f, Pucker = 0.3f, Press = 0.4f;

    /// <summary>The mouth is the part of a face that moves most: how far the jaw falls, cm; how much wider or narrower the mouth is, of its width; how far lips come forward, cm.</summary>
    private const float Jaw = 1.5f, Width = 0.28f, Forward = 0.3f;

    /// <summary>And whatever else it does: every part of it may lie elsewhere by so much, as one with its surroundings within this radius; both in cm.</summary>
    private const float Loose = 0.3f, LooseRadius = 1.3f;

    /// <summary>Around its middle, in which what it does falls to 1/e; cm to the side and upward.</summary>
    private static readonly Vector2 s_mouth = new(2.8f, 2);

    /// <summary>The lower lid's share of a blink; how far the crease above the upper lid follows it.</summary>
    private const float LowerLidShare = 0.1f, CreaseShare = 0.35f;

    /// <summary>The lips' corners and edges, the chin and the cheeks beside the mouth.</summary>
    private static readonly int[] s_loose = [61, 291, 0, 17, 40, 270, 91, 321, 13, 14, 152, 175, 57, 287, 149, 378];

    /// <summary>Points of one eye's opening, and of the ring around it (<see cref="MeshTopology.LeftEye"/>): outer corner, seven of the lower lid, inner corner, seven of the upper.</summary>
    private const int RingPoints = 16, UpperLid = 9, LidPoints = 7;

    /// <returns>Each as strong as one standard deviation, cm, [468].</returns>
    public IReadOnlyList<Vector3[]> All() =>
    [
        Blinking(MeshTopology.LeftEye), Blinking(MeshTopology.RightEye), Raised(MeshTopology.LeftBrowLoop), Raised(MeshTopology.RightBrowLoop), Frowning(),
        Around(Mouth, s_mouth, (point, near) => Pucker * near * new Vector3(-0.4f * point.X, 0, 0.4f)),
        Around(Mouth, s_mouth, (point, near) => new(0, -0.3f * Press * near * (point.Y - Mouth.Y), 0)),
        Around(Mouth, s_mouth, (point, near) => new(Width * near * point.X, 0, 0)),
        Around(Mouth, s_mouth, (_, near) => new(0, 0, Forward * near)),
        FallenJaw(), .. s_loose.SelectMany(Loosened),
    ];

    private Vector3[] Blinking(ReadOnlySpan<int> eye)
    {
        Vector3[] field = new Vector3[mean.Length];
        for (int column = 0; column < LidPoints; column++)
        {
            (int lower, int upper) = (eye[1 + column], eye[UpperLid + column]);
            Vector3 gap = Blink * (mean[lower] - mean[upper]);
            field[upper] = (1 - LowerLidShare) * gap;
            field[lower] = -LowerLidShare * gap;
            field[eye[RingPoints + UpperLid + column]] = CreaseShare * gap;
        }

        return field;
    }

    private Vector3[] Raised(ReadOnlySpan<int> brow) => Around(Middle(brow), new(2.6f, 1.6f), (_, near) => new(0, Brows * near, 0));

    private Vector3[] Frowning() => Around(
        Middle([55, 285, 107, 336]), new(2.2f, 1.4f), (point, near) => Brows * near * new Vector3(-0.5f * Math.Clamp(point.X, -1, 1), -0.7f, 0));

    /// <summary>What lies below the lips' line goes down, least at the sides of the face; the lower lip fully.</summary>
    private Vector3[] FallenJaw()
    {
        (float from, float to) = (mean[MeshTopology.UpperLipInner].Y, mean[MeshTopology.LowerLipOuter].Y);
        float halfWidth = mean[MeshTopology.FaceSideRight].X;
        Vector3[] field = Array.ConvertAll(mean, point =>
        {
            float middle = Math.Max(0, 1 - (point.X * point.X / (halfWidth * halfWidth)));
            return Jaw * middle * Math.Clamp((from - point.Y) / (from - to), 0, 1) * new Vector3(0, -1, -0.2f);
        });
        for (int lip = 0; lip < MeshTopology.Lips.Length; lip++)
        {
            if (lip % 20 > 10)
            {
                field[MeshTopology.Lips[lip]] = default; // the upper one
            }
        }

        return field;
    }

    private IEnumerable<Vector3[]> Loosened(int centre) => ((Vector3[])[Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ]).Select(axis => Array.ConvertAll(
        mean, point => Loose * MathF.Exp(-Vector3.DistanceSquared(point, mean[centre]) / (LooseRadius * LooseRadius)) * axis));

    /// <param name="radii">At which a displacement has fallen to 1/e, in cm to the side and upward.</param>
    /// <param name="of">A point and how near it is, 0 … 1.</param>
    private Vector3[] Around(Vector3 centre, Vector2 radii, Func<Vector3, float, Vector3> of) => Array.ConvertAll(mean, point =>
    {
        Vector2 away = new Vector2(point.X - centre.X, point.Y - centre.Y) / radii;
        return of(point, MathF.Exp(-away.LengthSquared()));
    });

    private Vector3 Mouth => Middle(MeshTopology.Lips);

    private Vector3 Middle(ReadOnlySpan<int> points)
    {
        Vector3 sum = default;
        foreach (int point in points)
        {
            sum += mean[point] / points.Length;
        }

        return sum;
    }
}
