using System.Numerics;
using Mien.Training.Data;

namespace Mien.Training.Packs.Spectacles;

/// <summary>Finds the form of the spectacles that somebody wears in a photo: many are tried, the best are changed a little, again and again.</summary>
internal static class RimSearch
{
    private const int Tries = 2500, Kept = 6, Rounds = 220, Points = 40;

    /// <summary>What a place counts at most: a few very clear ones make no rim.</summary>
    private const float MostOfAPlace = 0.9f;

    /// <summary>The best form.</summary>
    public static SpectaclesShape Best(RimEdges edges, SpectaclesPlane plane)
    {
        SeededDraws draws = new(7, 0);
        (SpectaclesShape Shape, float Score)[] best =
            [.. Enumerable.Range(0, Tries).Select(_ => Scored(Drawn(draws))).OrderByDescending(one => one.Score).Take(Kept)];
        for (int i = 0; i < best.Length; i++)
        {
            for (int round = 0; round < Rounds; round++)
            {
                (SpectaclesShape Shape, float Score) changed = Scored(Changed(best[i].Shape, 1 - (0.85f * round / Rounds), draws));
                best[i] = changed.Score > best[i].Score ? changed : best[i];
            }
        }

        return best.MaxBy(one => one.Score).Shape;

        (SpectaclesShape Shape, float Score) Scored(SpectaclesShape shape) => (shape, ScoreOf(shape, edges, plane));
    }

    private static float ScoreOf(SpectaclesShape shape, RimEdges edges, SpectaclesPlane plane)
    {
        float sum = 0;
        foreach (int side in (int[])[-1, 1])
        {
            Vector2[] rim = shape.Rim(plane, side, Points);
            for (int i = 0; i < Points; i++)
            {
                sum += Math.Min(MostOfAPlace, edges.At(rim[i], Aside(rim, i)));
            }
        }

        // Of two that are seen as well the usual one.
        float odd = (MathF.Abs(shape.Apart - 0.5f) * 1.2f) + MathF.Abs(shape.Aside) + MathF.Abs(shape.Roll) + (MathF.Abs(shape.Lift) * 0.1f) + (shape.Taper * 0.1f);
        return (sum / (2 * Points)) - (odd * 0.5f);
    }

    /// <summary>Across a closed line, of length 1.</summary>
    public static Vector2 Aside(IReadOnlyList<Vector2> line, int at)
    {
        Vector2 way = line[(at + 1) % line.Count] - line[(at + line.Count - 1) % line.Count];
        return Vector2.Normalize(new Vector2(-way.Y, way.X) + new Vector2(1e-6f));
    }

    private static SpectaclesShape Drawn(SeededDraws draws)
    {
        bool isRound = draws.Happens(0.3f);
        return new()
        {
            Apart = draws.Uniform(0.46f, 0.56f),
            Aside = draws.Uniform(-0.04f, 0.04f),
            Below = draws.Uniform(-0.06f, 0.26f),
            Roll = draws.Uniform(-0.04f, 0.04f),
            HalfWidth = draws.Uniform(0.3f, 0.48f),
            HalfHeight = draws.Uniform(0.17f, 0.44f),
            SquareAbove = isRound ? 2.1f : draws.Uniform(2, 6),
            SquareBelow = isRound ? 2.1f : draws.Uniform(2, 5),
            Taper = draws.Uniform(0, 0.25f),
            Lift = draws.Uniform(-0.1f, 0.25f),
        };
    }

    private static SpectaclesShape Changed(SpectaclesShape shape, float most, SeededDraws draws)
    {
        return shape with
        {
            Apart = Math.Clamp(shape.Apart + By(0.03f), 0.44f, 0.58f),
            Aside = Math.Clamp(shape.Aside + By(0.02f), -0.06f, 0.06f),
            Below = Math.Clamp(shape.Below + By(0.05f), -0.1f, 0.3f),
            Roll = Math.Clamp(shape.Roll + By(0.02f), -0.06f, 0.06f),
            HalfWidth = Math.Clamp(shape.HalfWidth + By(0.04f), 0.27f, 0.52f),
            HalfHeight = Math.Clamp(shape.HalfHeight + By(0.05f), 0.14f, 0.48f),
            SquareAbove = Math.Clamp(shape.SquareAbove + By(0.8f), 2, 7),
            SquareBelow = Math.Clamp(shape.SquareBelow + By(0.8f), 2, 6),
            Taper = Math.Clamp(shape.Taper + By(0.06f), 0, 0.3f),
            Lift = Math.Clamp(shape.Lift + By(0.06f), -0.15f, 0.3f),
        };

        float By(float reach) => draws.Happens(0.5f) ? draws.Uniform(-reach, reach) * most : 0;
    }
}
