using System.Numerics;

namespace Mien.Training.Packs.Spectacles;

/// <summary>The edge of a lens as a photo shows it: a form's edge, moved in and out to where most speaks for a rim, without jumps.</summary>
/// <param name="Line">Closed.</param>
/// <param name="Clear">How clear the rim is there, smoothed; about 0 … 1.4.</param>
/// <param name="HalfWidthPx">Of the rim.</param>
internal sealed record RimTrace(Vector2[] Line, float[] Clear, float HalfWidthPx)
{
    /// <summary>From here on a rim is taken for seen.</summary>
    public const float SeenFrom = 0.34f;

    private const int Points = 72, Smoothed = 3;
    private const float StepPx = 0.75f, ReachShare = 0.1f, JumpCost = 0.05f, AwayCost = 0.003f;
    private const int MostJump = 2;

    /// <summary>The part of the edge on which a rim is seen, 0 … 1.</summary>
    public float SeenShare => Clear.Count(clear => clear > SeenFrom) / (float)Clear.Length;

    /// <param name="side">−1 the picture's left lens, 1 the right one.</param>
    public static RimTrace Of(RimEdges edges, SpectaclesPlane plane, SpectaclesShape shape, int side)
    {
        Vector2[] rim = shape.Rim(plane, side, Points);
        Vector2[] asides = [.. Enumerable.Range(0, Points).Select(i => RimSearch.Aside(rim, i))];
        int reach = (int)(ReachShare * plane.UnitPx / StepPx);
        float[][] scores = [.. rim.Select((place, i) => Enumerable.Range(-reach, (2 * reach) + 1)
            .Select(step => edges.At(place + (asides[i] * step * StepPx), asides[i]) - (AwayCost * Math.Abs(step))).ToArray())];
        int[] path = BestPath(scores);
        Vector2[] line = [.. rim.Select((place, i) => place + (asides[i] * (path[i] - reach) * StepPx))];
        float[] clear = [.. path.Select((at, i) => scores[i][at])];
        float[] smooth = [.. Enumerable.Range(0, Points).Select(i => Enumerable.Range(-Smoothed, (2 * Smoothed) + 1).Average(by => clear[(i + by + Points) % Points]))];
        float[] widths = [.. Enumerable.Range(0, Points).Where(i => smooth[i] > SeenFrom).Select(i => edges.HalfWidthAt(line[i], asides[i])).Order()];
        return new(line, smooth, widths.Length == 0 ? 1 : widths[widths.Length * 2 / 5]);
    }

    /// <summary>Once around and once more, so that it closes: of the second turn the middle is sure.</summary>
    private static int[] BestPath(float[][] scores)
    {
        int count = scores.Length * 2, options = scores[0].Length;
        int[][] from = new int[count][];
        float[] best = [.. scores[0]];
        for (int i = 1; i < count; i++)
        {
            (float[] next, from[i]) = (new float[options], new int[options]);
            for (int option = 0; option < options; option++)
            {
                int chosen = Enumerable.Range(Math.Max(0, option - MostJump), Math.Min(options - 1, option + MostJump) - Math.Max(0, option - MostJump) + 1)
                    .MaxBy(before => best[before] - (JumpCost * (before - option) * (before - option)));
                (next[option], from[i][option]) = (best[chosen] - (JumpCost * (chosen - option) * (chosen - option)) + scores[i % scores.Length][option], chosen);
            }

            best = next;
        }

        int[] path = new int[count];
        path[^1] = Array.IndexOf(best, best.Max());
        for (int i = count - 1; i > 0; i--)
        {
            path[i - 1] = from[i][path[i]];
        }

        int quarter = scores.Length / 2;
        return [.. Enumerable.Range(0, scores.Length).Select(i => path[i < quarter ? i + scores.Length : i])];
    }
}
