using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Spectacles;

/// <summary>The frame that somebody wears in a photo, marked by fitting spectacles to it: nobody has marked it by hand.</summary>
/// <param name="Frame">What is frame for sure, 0 … 1.</param>
/// <param name="Doubt">What may be, 0 … 1; the frame lies within it.</param>
/// <param name="Seen">The part of the rims that is seen, 0 … 1.</param>
internal sealed record WornRims(Plane Frame, Plane Doubt, float Seen)
{
    private const float DoubtPx = 3.5f;

    /// <summary>What the parser takes for frame beside a fitted rim is one.</summary>
    private const float ParserFrom = 0.5f, DoubtFrom = 0.15f;

    /// <param name="photo">Upright.</param>
    /// <param name="plane">Of the face in it.</param>
    /// <param name="frame">What a parser takes for frames, 0 … 1.</param>
    /// <param name="lens">What it takes for dark glass.</param>
    public static WornRims Of(Planes photo, SpectaclesPlane plane, Plane frame, Plane lens)
    {
        RimEdges edges = new(photo, frame);
        SpectaclesShape shape = RimSearch.Best(edges, plane);
        RimTrace[] traces = [RimTrace.Of(edges, plane, shape, -1), RimTrace.Of(edges, plane, shape, 1)];
        RimStrokes sure = new(photo.Size), near = new(photo.Size);
        foreach (RimTrace trace in traces)
        {
            sure.Add(trace.Line, isClosed: true, _ => trace.HalfWidthPx, i => trace.Clear[i] > RimTrace.SeenFrom);
            near.Add(trace.Line, isClosed: true, _ => trace.HalfWidthPx + DoubtPx);
        }

        AddBetween(edges, plane, traces, sure, near);
        AddArms(edges, plane, shape, traces, sure, near);
        for (int i = 0; i < frame.Samples.Length; i++)
        {
            bool isNear = near.Cover.Samples[i] > 0;
            near.Label.Samples[i] = Math.Max(isNear ? 1 : 0, Math.Max(frame.Samples[i], lens.Samples[i]) > DoubtFrom ? 1 : 0);
            sure.Label.Samples[i] = Math.Max(sure.Label.Samples[i], isNear && frame.Samples[i] > ParserFrom ? 1 : 0);
        }

        return new(sure.Label, near.Label, traces.Average(trace => trace.SeenShare));
    }

    /// <summary>The bridge: the clearest bow between the lenses.</summary>
    private static void AddBetween(RimEdges edges, SpectaclesPlane plane, RimTrace[] traces, RimStrokes sure, RimStrokes near)
    {
        float half = (traces[0].HalfWidthPx + traces[1].HalfWidthPx) / 2;
        Vector2 up = plane.At(0, -1, 0) - plane.At(0, 0, 0);
        int count = traces[0].Line.Length;
        (Vector2[] Line, float Clear) best = ([], 0);
        for (int step = -count / 6; step <= count / 5; step++)
        {
            for (float bow = 0; bow <= 0.13f; bow += 0.02f)
            {
                (Vector2 left, Vector2 right) = (traces[0].Line[(count / 2) + step], traces[1].Line[(count / 2) + step]);
                Vector2[] line = [.. Enumerable.Range(0, 13).Select(i => Vector2.Lerp(left, right, i / 12f) + (up * bow * MathF.Sin(i / 12f * MathF.PI)))];
                float clear = Clearness(edges, line);
                best = clear > best.Clear ? (line, clear) : best;
            }
        }

        AddIfClear(best, half, sure, near);
    }

    /// <summary>Back to the ears: the clearest straight line from a lens's outer edge.</summary>
    private static void AddArms(RimEdges edges, SpectaclesPlane plane, SpectaclesShape shape, RimTrace[] traces, RimStrokes sure, RimStrokes near)
    {
        for (int number = 0; number < 2; number++)
        {
            int side = (2 * number) - 1, count = traces[number].Line.Length;
            (Vector2[] Line, float Clear) best = ([], 0);
            for (int step = 0; step <= count / 5; step++)
            {
                Vector2 start = traces[number].Line[(count - step) % count];
                foreach (float back in (float[])[0.4f, 0.8f, 1.2f])
                {
                    for (float down = -0.5f; down <= 0.3f; down += 0.05f)
                    {
                        Vector2 ear = shape.OnPlane(plane, side, shape.HalfWidth + 0.15f, down, back);
                        Vector2[] line = [.. Enumerable.Range(0, 9).Select(i => Vector2.Lerp(start, ear, i / 8f))];
                        float clear = side * (ear.X - start.X) > 0.06f * plane.UnitPx ? Clearness(edges, line) : 0;
                        best = clear > best.Clear ? (line, clear) : best;
                    }
                }
            }

            AddIfClear(best, traces[number].HalfWidthPx, sure, near);
        }
    }

    private static void AddIfClear((Vector2[] Line, float Clear) best, float half, RimStrokes sure, RimStrokes near)
    {
        if (best.Line.Length > 0)
        {
            near.Add(best.Line, isClosed: false, _ => half + DoubtPx);
            sure.Add(best.Line, isClosed: false, _ => half, _ => best.Clear > RimTrace.SeenFrom);
        }
    }

    /// <summary>Of an open line.</summary>
    private static float Clearness(RimEdges edges, Vector2[] line)
    {
        float sum = 0;
        for (int i = 1; i < line.Length - 1; i++)
        {
            Vector2 way = line[i + 1] - line[i - 1];
            sum += edges.At(line[i], Vector2.Normalize(new Vector2(-way.Y, way.X) + new Vector2(1e-6f)));
        }

        return sum / (line.Length - 2);
    }
}
