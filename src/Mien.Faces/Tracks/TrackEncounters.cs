using Mien.Faces.Detection;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Tracks;

/// <summary>Watches faces that come near each other: two tracks on one face are noticed, and when they part again their identities
/// say which is which.</summary>
internal sealed class TrackEncounters(TrackIdentities identities)
{
    /// <summary>Meshes that overlap so far lie on one face.</summary>
    private const float OneFaceOverlap = 0.5f, OneFaceCover = 0.8f;

    /// <summary>Boxes grown by this part touch: faces so near may be confused.</summary>
    private const float NearGrowth = 0.15f;

    /// <summary>Distances to the identity differ so much that it decides.</summary>
    private const float TellingDifference = 0.05f;

    /// <summary>So long after they were last near, faces are far enough apart to be recognised.</summary>
    private static readonly TimeSpan s_parted = TimeSpan.FromSeconds(0.1);

    /// <summary>How often faces are looked at that stay side by side.</summary>
    private static readonly TimeSpan s_besideInterval = TimeSpan.FromSeconds(0.5);

    /// <summary>Faces that cover each other so far cannot be recognised.</summary>
    private const float HidingCover = 0.15f;

    /// <returns>Tracks that lie on another track's face.</returns>
    public HashSet<LiveTrack> Collapsed(IFrame frame, IReadOnlyList<LiveTrack> live, CancellationToken cancellation)
    {
        HashSet<LiveTrack> wrong = [];
        foreach ((LiveTrack one, LiveTrack other) in Pairs(live))
        {
            if (!wrong.Contains(one) && !wrong.Contains(other) && IsOneFace(one.Mesh.Box, other.Mesh.Box))
            {
                Meet(one, other, one.Time);
                wrong.Add(Stranger(frame, one, other, cancellation));
            }
        }

        return wrong;
    }

    /// <summary>Notes who is near whom, and lets identity decide about those who have parted, and now and then about those who stay side by
    /// side.</summary>
    public void Settle(IFrame frame, IReadOnlyCollection<LiveTrack> live, TimeSpan time, CancellationToken cancellation)
    {
        HashSet<LiveTrack> hidden = [];
        foreach ((LiveTrack one, LiveTrack other) in Pairs([.. live]))
        {
            if (Grown(one.Mesh.Box).CoverWith(Grown(other.Mesh.Box)) > 0)
            {
                Meet(one, other, time);
            }

            if (one.Mesh.Box.CoverWith(other.Mesh.Box) > HidingCover)
            {
                hidden.UnionWith([one, other]);
            }
        }

        foreach (LiveTrack track in live.Where(track => track.Met.Count > 0 && !hidden.Contains(track)))
        {
            bool isParted = time - track.MetAt >= s_parted;
            if (isParted || !(time - track.Person.LookedAt < s_besideInterval))
            {
                identities.Decide(frame, track, live, time, cancellation);
            }

            if (isParted)
            {
                track.Met.Clear();
            }
        }
    }

    private static void Meet(LiveTrack one, LiveTrack other, TimeSpan time)
    {
        one.Met.Add(other.Person);
        other.Met.Add(one.Person);
        (one.MetAt, other.MetAt) = (time, time);
    }

    /// <summary>Of two tracks on one face, the one that does not belong there.</summary>
    private LiveTrack Stranger(IFrame frame, LiveTrack one, LiveTrack other, CancellationToken cancellation)
    {
        IdentityLook look = identities.LookAt(frame, one, cancellation);
        float difference = TrackIdentities.DistanceOf(one, look) - TrackIdentities.DistanceOf(other, look);
        if (Math.Abs(difference) > TellingDifference)
        {
            return difference > 0 ? one : other;
        }

        // The face that was there has moved as expected; the one that slipped onto it has jumped.
        return one.Surprise > other.Surprise ? one : other;
    }

    private static bool IsOneFace(Box one, Box other) => one.OverlapWith(other) > OneFaceOverlap || one.CoverWith(other) > OneFaceCover;

    private static Box Grown(Box box) => new(
        box.X - (box.Width * NearGrowth), box.Y - (box.Height * NearGrowth), box.Width * (1 + (2 * NearGrowth)), box.Height * (1 + (2 * NearGrowth)));

    private static IEnumerable<(LiveTrack One, LiveTrack Other)> Pairs(IReadOnlyList<LiveTrack> live) =>
        live.SelectMany((one, i) => live.Skip(i + 1).Select(other => (one, other)));
}
