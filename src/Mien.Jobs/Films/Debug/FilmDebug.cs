using System.Globalization;
using Mien.Faces.Identity;
using Mien.Faces.Tracks;
using Mien.Imaging.Files;
using Mien.Jobs.Cast;
using Mien.Jobs.Debug;
using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Sources;
using Mien.Video.Frames;

namespace Mien.Jobs.Films.Debug;

/// <summary>Watches a film's frames for --debug: pictures of the stages of chosen frames, and what a plot of the whole shows. Thread-safe.</summary>
/// <param name="frames">Time stamps of the frames whose stages are drawn.</param>
internal sealed class FilmDebug(string folder, IReadOnlySet<long> frames, FilmSource source, IFacePerception perception)
{
    /// <summary>Who a face looks like is asked once in so many seconds of each track: it is dear.</summary>
    private const double IdentityInterval = 0.5;

    private readonly Lock _lock = new();
    private readonly List<FaceFacts> _faces = [];
    private readonly List<(double Time, double PerceiveMs, double SwapMs)> _times = [];
    private readonly Dictionary<CastMember, FaceIdentity> _sources = [];
    private readonly Dictionary<(int Segment, int Track), double> _asked = [];

    /// <summary>Who watches the swap of a frame; null for a frame that was not chosen.</summary>
    public StageRecorder? RecorderOf(VideoFrame frame) =>
        frames.Contains(frame.Pts) ? new(folder, source.Facts.Path, string.Create(CultureInfo.InvariantCulture, $"{source.TimeOf(frame.Pts).TotalSeconds:00000.000}s")) : null;

    /// <summary>Who the chosen faces of a frame look like before it is swapped; empty in most frames.</summary>
    public IReadOnlyDictionary<int, FaceIdentity> LookBefore(VideoFrame frame, int segment, IEnumerable<PlannedFace> faces, CancellationToken cancellation)
    {
        double time = source.TimeOf(frame.Pts).TotalSeconds;
        List<PlannedFace> due;
        lock (_lock)
        {
            due = [.. faces.Where(face => face.Opacity == 1 && !(_asked.GetValueOrDefault((segment, face.Track), double.MinValue) > time - IdentityInterval))];
            due.ForEach(face => _asked[(segment, face.Track)] = time);
        }

        return due.ToDictionary(face => face.Track, face => perception.Identify(frame, face.Face, cancellation));
    }

    /// <summary>Notes a frame that was swapped.</summary>
    /// <param name="before">What <see cref="LookBefore"/> gave.</param>
    public void Note(
        VideoFrame frame, int segment, IEnumerable<(PlannedFace Face, CastMember Member)> faces, IReadOnlyDictionary<int, FaceIdentity> before,
        CancellationToken cancellation)
    {
        foreach ((PlannedFace face, CastMember member) in faces)
        {
            FaceFacts facts = new()
            {
                Segment = segment,
                Track = face.Track,
                Time = source.TimeOf(frame.Pts).TotalSeconds,
                Centre = face.Face.Box.Centre,
                Opacity = face.Opacity,
            };
            if (before.TryGetValue(face.Track, out FaceIdentity? target))
            {
                FaceIdentity identity = IdentityOf(member, cancellation);
                facts = facts with
                {
                    TargetToSource = identity.SimilarityTo(target),
                    ResultToSource = identity.SimilarityTo(perception.Identify(frame, face.Face, cancellation)),
                };
            }

            lock (_lock)
            {
                _faces.Add(facts);
            }
        }
    }

    /// <param name="pts">Of the frame.</param>
    public void NoteTimes(long pts, TimeSpan perceive, TimeSpan swap)
    {
        lock (_lock)
        {
            _times.Add((source.TimeOf(pts).TotalSeconds, perceive.TotalMilliseconds, swap.TotalMilliseconds));
        }
    }

    /// <summary>Draws the plot of all that was noted as film.png.</summary>
    public void WritePlot(IReadOnlyList<FilmSegment> segments)
    {
        lock (_lock)
        {
            Photo.Of(FilmPlot.Draw(_faces, _times, [.. segments.Select(segment => (source.TimeOf(segment.FromPts), source.TimeOf(segment.ToPts)))]))
                .Save(Path.Combine(folder, "film.png"), new() { Overwrite = true, Mark = false, MadeOf = source.Facts.Path });
        }
    }

    private FaceIdentity IdentityOf(CastMember member, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (!_sources.TryGetValue(member, out FaceIdentity? identity))
            {
                identity = perception.Identify(member.FirstSource.Frame, member.FirstSource.Face, cancellation);
                _sources.Add(member, identity);
            }

            return identity;
        }
    }
}
