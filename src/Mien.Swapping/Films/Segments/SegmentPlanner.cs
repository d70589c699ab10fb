using Mien.Video;

namespace Mien.Swapping.Films.Segments;

/// <summary>Cuts a film into segments of about one length, at key frames where there are any: encoders put them at cuts, and decoding
/// starts there without a detour. A function of the film alone, so that every machine cuts alike.</summary>
internal static class SegmentPlanner
{
    /// <summary>A segment is no shorter and no longer than these times the wanted length.</summary>
    private const double Shortest = 0.5;
    private const double Longest = 1.5;

    /// <param name="pts">Time stamps of all frames in the order in which they are shown.</param>
    /// <param name="isKey">Whether decoding can start with the frame; as many as frames.</param>
    /// <param name="endPts">Where the last frame ends.</param>
    /// <param name="length">What a segment should last.</param>
    /// <returns>At least one segment, without gaps; empty when there is no frame.</returns>
    public static IReadOnlyList<FilmSegment> Plan(
        IReadOnlyList<long> pts, IReadOnlyList<bool> isKey, Rational timeBase, long endPts, TimeSpan length)
    {
        double wanted = length.TotalSeconds / timeBase.ToDouble;
        List<FilmSegment> segments = [];
        for (int first = 0; first < pts.Count;)
        {
            int next = endPts - pts[first] <= Longest * wanted ? pts.Count : Boundary(pts, isKey, first, wanted);
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

    /// <summary>The key frame nearest to the wanted end, or the frame nearest to it when no key frame lies near enough.</summary>
    private static int Boundary(IReadOnlyList<long> pts, IReadOnlyList<bool> isKey, int first, double wanted)
    {
        int best = -1;
        int next = first + 1;
        for (; next < pts.Count && pts[next] - pts[first] <= Longest * wanted; next++)
        {
            bool isNearer = best < 0 || (isKey[next] && !isKey[best]) || (isKey[next] == isKey[best] && Miss(next) < Miss(best));
            if (isNearer && pts[next] - pts[first] >= Shortest * wanted)
            {
                best = next;
            }
        }

        return best < 0 ? next : best; // a frame that stands for longer than a segment is one of its own

        double Miss(int frame) => Math.Abs(pts[frame] - pts[first] - wanted);
    }
}
