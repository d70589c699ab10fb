using Mien.Video;

namespace Mien.Jobs.Films.Segments;

/// <summary>Cuts a film into segments of about one length, shortly behind key frames where there are any: decoding starts at a key frame, and what
/// lies just before a segment is looked at, too. Cut at the key frame itself, a segment would be decoded from the key frame before. A function of
/// the film alone, so that every machine cuts alike.</summary>
internal static class SegmentPlanner
{
    /// <summary>A segment is no shorter and no longer than these times the wanted length.</summary>
    private const double Shortest = 0.5;
    private const double Longest = 1.5;

    /// <summary>From the key frame to the cut: what is looked at before a segment, and a little more, because FFmpeg aims before the place that is sought.</summary>
    private static readonly TimeSpan s_behindKey = SegmentMargins.Seen + TimeSpan.FromSeconds(0.2);

    /// <param name="pts">Time stamps of all frames in the order in which they are shown.</param>
    /// <param name="isKey">Whether decoding can start with the frame; as many as frames.</param>
    /// <param name="endPts">Where the last frame ends.</param>
    /// <param name="length">What a segment should last.</param>
    /// <returns>At least one segment, without gaps; empty when there is no frame.</returns>
    public static IReadOnlyList<FilmSegment> Plan(
        IReadOnlyList<long> pts, IReadOnlyList<bool> isKey, Rational timeBase, long endPts, TimeSpan length)
    {
        double wanted = length.TotalSeconds / timeBase.ToDouble;
        bool[] isGood = BehindKeys(pts, isKey, s_behindKey.TotalSeconds / timeBase.ToDouble);
        List<FilmSegment> segments = [];
        for (int first = 0; first < pts.Count;)
        {
            int next = endPts - pts[first] <= Longest * wanted ? pts.Count : Boundary(pts, isGood, first, wanted);
            segments.Add(new()
            {
                Index = segments.Count,
                FromPts = pts[first],
                ToPts = next < pts.Count ? pts[next] : endPts,
                ExpectedFrames = next - first,
            });
            first = next;
        }

        return segments;
    }

    /// <summary>Marks for each key frame the first frame that is shown at least so much later.</summary>
    private static bool[] BehindKeys(IReadOnlyList<long> pts, IReadOnlyList<bool> isKey, double distance)
    {
        bool[] isGood = new bool[pts.Count];
        for (int key = 0, frame = 0; key < pts.Count; key++)
        {
            while (isKey[key] && frame < pts.Count && pts[frame] - pts[key] < distance)
            {
                frame++;
            }

            if (isKey[key] && frame < pts.Count)
            {
                isGood[frame] = true;
            }
        }

        return isGood;
    }

    /// <summary>The good frame nearest to the wanted end, or any nearest to it when no good one lies near enough.</summary>
    private static int Boundary(IReadOnlyList<long> pts, bool[] isGood, int first, double wanted)
    {
        int best = -1;
        int next = first + 1;
        for (; next < pts.Count && pts[next] - pts[first] <= Longest * wanted; next++)
        {
            bool isNearer = best < 0 || (isGood[next] && !isGood[best]) || (isGood[next] == isGood[best] && Miss(next) < Miss(best));
            if (isNearer && pts[next] - pts[first] >= Shortest * wanted)
            {
                best = next;
            }
        }

        return best < 0 ? next : best; // a frame that stands for longer than a segment is one of its own

        double Miss(int frame) => Math.Abs(pts[frame] - pts[first] - wanted);
    }
}
