using System.Numerics;
using Mien.Faces.Identity;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tracks;

/// <summary>What was seen of one face within one scene, by the number of the frame.</summary>
internal sealed class Tracklet
{
    /// <summary>Frames before the end over which the speed is measured.</summary>
    private const int SpeedFrames = 3;

    private readonly IdentityMean _mean = new();

    public SortedDictionary<int, TrackedFace> Faces { get; } = [];

    public int First => Faces.Keys.First();

    public int Last => Faces.Keys.Last();

    public FaceIdentity? Identity => _mean.Identity;

    public float IdentityWeight => _mean.Weight;

    public void Add(int frame, TrackedFace face)
    {
        Faces.Add(frame, face);
        if (face.Look is { } look)
        {
            _mean.Add(look.Identity, look.Quality);
        }
    }

    public void Add(Tracklet other)
    {
        foreach ((int frame, TrackedFace face) in other.Faces)
        {
            Faces.Add(frame, face);
        }

        if (other.Identity is { } identity)
        {
            _mean.Add(identity, other.IdentityWeight);
        }
    }

    public bool Shares(Tracklet other) => Faces.Keys.Any(other.Faces.ContainsKey);

    /// <summary>Where the centre would be if the face moved on as at its end.</summary>
    /// <param name="times">Of all frames.</param>
    public Vector2 CentreAt(TimeSpan time, IReadOnlyList<TrackedFrame> times)
    {
        KeyValuePair<int, TrackedFace>[] end = [.. Faces.TakeLast(SpeedFrames)];
        (int firstFrame, int lastFrame) = (end[0].Key, end[^1].Key);
        Vector2 last = end[^1].Value.Face.Box.Centre;
        double seconds = (times[lastFrame].Time - times[firstFrame].Time).TotalSeconds;
        Vector2 velocity = seconds > 0 ? (last - end[0].Value.Face.Box.Centre) / (float)seconds : default;
        return last + (velocity * (float)(time - times[lastFrame].Time).TotalSeconds);
    }

    public static float SizeOf(Box box) => Math.Max(box.Width, box.Height);
}
