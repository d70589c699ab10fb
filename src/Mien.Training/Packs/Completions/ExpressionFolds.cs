using System.Numerics;
using Mien.Faces.Atlases;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>Where faces fold in the atlas when they show something. The atlas is the same for all faces, so the lines are too.</summary>
internal static class ExpressionFolds
{
    /// <summary>Lines as places of the left side in parts of the atlas's side; the right side mirrors them.</summary>
    public static readonly Vector2[]
        Cheek = [new(0.390f, 0.555f), new(0.366f, 0.590f), new(0.345f, 0.630f), new(0.327f, 0.675f), new(0.322f, 0.715f), new(0.338f, 0.750f)],
        OuterCheek = [new(0.318f, 0.575f), new(0.288f, 0.630f), new(0.275f, 0.690f), new(0.288f, 0.745f), new(0.312f, 0.775f)],
        Corner = [new(0.372f, 0.690f), new(0.345f, 0.705f), new(0.332f, 0.735f), new(0.345f, 0.775f), new(0.362f, 0.800f)],
        UnderEye = [new(0.246f, 0.409f), new(0.280f, 0.432f), new(0.325f, 0.444f), new(0.370f, 0.436f), new(0.410f, 0.418f)],
        LowUnderEye = [new(0.235f, 0.440f), new(0.285f, 0.468f), new(0.335f, 0.470f), new(0.385f, 0.450f)],
        CrowUpper = [new(0.250f, 0.370f), new(0.205f, 0.355f), new(0.150f, 0.325f)],
        CrowMiddle = [new(0.245f, 0.383f), new(0.195f, 0.390f), new(0.130f, 0.395f)],
        CrowLower = [new(0.247f, 0.397f), new(0.205f, 0.425f), new(0.160f, 0.465f)],
        Brows = [new(0.462f, 0.225f), new(0.468f, 0.260f), new(0.462f, 0.300f)],
        Forehead = [new(0.270f, 0.180f), new(0.340f, 0.160f), new(0.420f, 0.165f), new(0.498f, 0.172f)],
        HighForehead = [new(0.290f, 0.140f), new(0.360f, 0.125f), new(0.430f, 0.128f), new(0.498f, 0.135f)],
        Chin = [new(0.410f, 0.790f), new(0.450f, 0.778f), new(0.498f, 0.775f)],
        ChinSide = [new(0.375f, 0.780f), new(0.400f, 0.810f), new(0.415f, 0.850f), new(0.410f, 0.890f)],
        Lips = [new(0.350f, 0.695f), new(0.420f, 0.650f), new(0.470f, 0.640f), new(0.498f, 0.645f), new(0.498f, 0.755f), new(0.440f, 0.755f), new(0.390f, 0.730f)];

    /// <summary>What a smile changes beside the lips.</summary>
    public static readonly Vector2[][] Smile = [Cheek, OuterCheek, UnderEye, LowUnderEye, CrowUpper, CrowMiddle, CrowLower];

    /// <summary>What a mouth that is drawn down changes beside the lips.</summary>
    public static readonly Vector2[][] Grimace = [Corner, OuterCheek, Chin, ChinSide, Cheek];

    /// <summary>What a frown or raised brows change.</summary>
    public static readonly Vector2[][] Frown = [Brows, Forehead, HighForehead, UnderEye];

    /// <summary>A band around lines.</summary>
    /// <param name="width">In parts of the side, at its middle; the ends are thin.</param>
    /// <param name="move">Moves each place, in parts of the side.</param>
    /// <returns>[S,S], 0 … 1, hard.</returns>
    public static Plane Bands(IEnumerable<Vector2[]> lines, float width, int sidePx, Func<Vector2, Vector2>? move = null)
    {
        Plane bands = new(sidePx, sidePx);
        foreach (Vector2[] line in lines)
        {
            foreach (bool isRight in (bool[])[false, true])
            {
                Vector2[] places = Array.ConvertAll(line, place => (move?.Invoke(Mirrored(place, isRight)) ?? Mirrored(place, isRight)) * sidePx);
                bands = MaskCombination.Max(bands, Polygon.Fill(Ribbon(places, width * sidePx), bands.Size));
            }
        }

        return bands;
    }

    /// <summary>Where a face is no truth for a calm one: around every line of a smile, and the mouth. [S,S], 0 … 1, soft.</summary>
    public static Plane OfASmile(int sidePx)
    {
        Plane area = MaskCombination.Max(Bands(Smile, 0.07f, sidePx), Mouth(sidePx));
        return GaussianBlur.Apply(area, 0.012f * sidePx);
    }

    /// <summary>[S,S], hard.</summary>
    public static Plane Mouth(int sidePx)
    {
        Plane left = Polygon.Fill(Array.ConvertAll(Lips, place => place * sidePx), new Size(sidePx, sidePx));
        return MaskCombination.Max(left, AtlasMirror.Flip(left));
    }

    private static Vector2 Mirrored(Vector2 place, bool isRight) => isRight ? place with { X = 1 - place.X } : place;

    private static Vector2[] Ribbon(Vector2[] line, float width)
    {
        Vector2[] outline = new Vector2[2 * line.Length];
        for (int i = 0; i < line.Length; i++)
        {
            Vector2 along = Vector2.Normalize(line[Math.Min(i + 1, line.Length - 1)] - line[Math.Max(i - 1, 0)]);
            float half = width * (0.15f + (0.35f * MathF.Sin(MathF.PI * (i + 0.5f) / line.Length)));
            Vector2 across = new Vector2(-along.Y, along.X) * half;
            outline[i] = line[i] + across;
            outline[^(i + 1)] = line[i] - across;
        }

        return outline;
    }
}
