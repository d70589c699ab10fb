using System.Numerics;
using Mien.Faces.Identity;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tracks;

/// <summary>Joins what was seen of one face with what was seen of it after it had been away, within one scene.</summary>
internal static class TrackletJoiner
{
    /// <summary>Identities that stand on less say nothing.</summary>
    private const float TellingWeight = 0.05f;

    /// <summary>Of a face that goes on where it should be after a short gap.</summary>
    private const float NearPersonDistance = 0.45f;

    private const float NearSizes = 0.75f;
    private const float NearGrowth = 1.5f;

    /// <param name="tracklets">Of one scene; joined in place.</param>
    /// <param name="shortGap">A gap over which motion counts.</param>
    public static void JoinInPlace(List<Tracklet> tracklets, IReadOnlyList<TrackedFrame> frames, TimeSpan shortGap)
    {
        while (BestPair(tracklets, frames, shortGap) is { } pair)
        {
            pair.One.Add(pair.Other);
            tracklets.Remove(pair.Other);
        }
    }

    private static (Tracklet One, Tracklet Other)? BestPair(List<Tracklet> tracklets, IReadOnlyList<TrackedFrame> frames, TimeSpan shortGap)
    {
        (Tracklet, Tracklet)? best = null;
        float least = float.PositiveInfinity;
        for (int i = 0; i < tracklets.Count; i++)
        {
            for (int j = 0; j < tracklets.Count; j++)
            {
                if (tracklets[i].First < tracklets[j].First
                    && Distance(tracklets[i], tracklets[j], frames, shortGap) is { } distance && distance < least)
                {
                    least = distance;
                    best = (tracklets[i], tracklets[j]);
                }
            }
        }

        return best;
    }

    /// <returns>How unlike two pieces are; null when they are not one face.</returns>
    private static float? Distance(Tracklet one, Tracklet other, IReadOnlyList<TrackedFrame> frames, TimeSpan shortGap)
    {
        if (one.Shares(other))
        {
            return null;
        }

        bool tells = one.IdentityWeight >= TellingWeight && other.IdentityWeight >= TellingWeight;
        float distance = tells ? one.Identity!.DistanceTo(other.Identity!) : FaceIdentity.SamePersonDistance;
        if (IsNear(one, other, frames, shortGap))
        {
            return distance < NearPersonDistance ? distance : null;
        }

        return tells && distance < FaceIdentity.SamePersonDistance ? distance : null;
    }

    private static bool IsNear(Tracklet one, Tracklet other, IReadOnlyList<TrackedFrame> frames, TimeSpan shortGap)
    {
        if (one.Last > other.First || frames[other.First].Time - frames[one.Last].Time > shortGap)
        {
            return false;
        }

        Box begin = other.Faces[other.First].Face.Box;
        float growth = Tracklet.SizeOf(begin) / Tracklet.SizeOf(one.Faces[one.Last].Face.Box);
        float away = Vector2.Distance(begin.Centre, one.CentreAt(frames[other.First].Time, frames)) / Tracklet.SizeOf(begin);
        return away < NearSizes && growth is < NearGrowth and > 1 / NearGrowth;
    }
}
