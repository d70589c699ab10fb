using System.Numerics;
using Mien.Faces.Identity;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Tracks;

/// <summary>Learns who tracks are, and knows those that were lost again when they return.</summary>
internal sealed class TrackIdentities(ITrackPerception perception, TimeSpan interval)
{
    private const int MostLost = 16;

    /// <summary>A face that is lost no longer than this and appears near where it should be may look a little less like itself.</summary>
    private static readonly TimeSpan s_shortLoss = TimeSpan.FromSeconds(0.6);

    private const float NearSizes = 1;
    private const float NearPersonDistance = 0.45f;

    /// <summary>Looks worse than this say nothing about a face that was not near.</summary>
    private const float TellingQuality = 0.05f;

    /// <summary>From this distance on a good look shows another person: the mesh has slipped onto another face unnoticed.</summary>
    private const float OtherPersonDistance = 0.6f;

    private const float GoodQuality = 0.3f;

    /// <summary>A look is worth its time when the face is seen about as well as ever before; after a while also when it is not.</summary>
    private const float WorthQuality = 0.9f;

    private const int PatienceIntervals = 4;

    /// <summary>Looks after which the interval has doubled.</summary>
    private const float LooksPerInterval = 5;

    private readonly List<LiveTrack> _lost = [];
    private int _last;

    /// <summary>Forgets all that were lost: a new scene begins.</summary>
    public void Forget() => _lost.Clear();

    /// <summary>Remembers a track that was lost.</summary>
    public void Keep(LiveTrack track)
    {
        _lost.Add(track);
        _lost.RemoveRange(0, Math.Max(0, _lost.Count - MostLost));
    }

    /// <summary>Starts a track where a face was found, or goes on with one that was lost.</summary>
    public LiveTrack Begin(IFrame frame, Face face, FaceMotion motion, TimeSpan time, CancellationToken cancellation)
    {
        IdentityLook look = perception.Identify(frame, face.Mesh, cancellation);
        LiveTrack? returned = _lost.Where(track => IsReturn(track, face.Mesh, look, time)).MinBy(track => DistanceOf(track, look));
        if (returned is not null)
        {
            _lost.Remove(returned);
        }

        LiveTrack begun = new(returned?.Person ?? new TrackPerson(++_last), face, motion, time);
        begun.Met.UnionWith(returned?.Met ?? []);
        begun.MetAt = time;
        Learn(begun, look, time);
        return begun;
    }

    /// <summary>Looks at those whose turn it is.</summary>
    public void Look(IFrame frame, IEnumerable<LiveTrack> live, TimeSpan time, CancellationToken cancellation)
    {
        foreach (LiveTrack track in live.Where(track => track.Look is null && track.Met.Count == 0 && IsTurn(track, time)))
        {
            IdentityLook look = perception.Identify(frame, track.Mesh, cancellation);
            if (look.Quality > GoodQuality && track.Person.Mean.Weight > GoodQuality && DistanceOf(track, look) > OtherPersonDistance)
            {
                track.Person = new(++_last);
            }

            Learn(track, look, time);
        }
    }

    /// <summary>Looks at a face that may be any of several persons, and gives it to the one it is.</summary>
    /// <remarks>The track that was taken for that person, live or lost, gets this one's in exchange.</remarks>
    public void Decide(IFrame frame, LiveTrack track, IReadOnlyCollection<LiveTrack> live, TimeSpan time, CancellationToken cancellation)
    {
        const float clearly = 0.06f;
        IdentityLook look = perception.Identify(frame, track.Mesh, cancellation);
        LiveTrack? better = live.Concat(_lost)
            .Where(other => track.Met.Contains(other.Person) && DistanceOf(other, look) < DistanceOf(track, look) - clearly)
            .MinBy(other => DistanceOf(other, look));
        if (better is not null)
        {
            (better.Person, track.Person) = (track.Person, better.Person);
            better.Look = null;
        }

        Learn(track, look, time);
    }

    /// <summary>2 for a track that nothing is known of: farther than any.</summary>
    public static float DistanceOf(LiveTrack track, IdentityLook look) => track.Person.Mean.Identity?.DistanceTo(look.Identity) ?? 2;

    public IdentityLook LookAt(IFrame frame, LiveTrack track, CancellationToken cancellation) =>
        perception.Identify(frame, track.Mesh, cancellation);

    private static bool IsReturn(LiveTrack lost, FaceMesh mesh, IdentityLook look, TimeSpan time)
    {
        float away = Vector2.Distance(lost.ExpectedAt(time).Box.Centre, mesh.Box.Centre) / LiveTrack.SizeOf(mesh);
        bool isNear = time - lost.Time <= s_shortLoss && away < NearSizes;
        if (lost.Person.Mean.Identity is null)
        {
            return isNear;
        }

        bool tells = look.Quality >= TellingQuality && lost.Person.Mean.Weight >= TellingQuality;
        return isNear
            ? !tells || DistanceOf(lost, look) < NearPersonDistance
            : tells && DistanceOf(lost, look) < FaceIdentity.SamePersonDistance;
    }

    private bool IsTurn(LiveTrack track, TimeSpan time)
    {
        TrackPerson person = track.Person;
        if (person.LookedAt is not { } before)
        {
            return true;
        }

        double intervals = (time - before) / (interval * (1 + (person.Looks / LooksPerInterval)));
        float quality = FaceQuality.OfMotion(track.Motion);
        return intervals >= PatienceIntervals || (intervals >= 1 && quality >= WorthQuality * person.BestQuality);
    }

    private static void Learn(LiveTrack track, IdentityLook look, TimeSpan time)
    {
        TrackPerson person = track.Person;
        person.Mean.Add(look.Identity, look.Quality);
        person.Looks++;
        person.LookedAt = time;
        person.BestQuality = Math.Max(person.BestQuality, FaceQuality.OfMotion(track.Motion));
        track.Look = look;
    }
}
