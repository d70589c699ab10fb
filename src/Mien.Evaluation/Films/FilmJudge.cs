using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Video;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Probing;
using Mien.Video.Reading;

namespace Mien.Evaluation.Films;

/// <summary>Holds a swapped film against the film it was made of, frame by frame. Memory does not grow with the film.</summary>
/// <param name="perception">Stays the caller's.</param>
public sealed class FilmJudge(FfmpegPrograms programs, ITrackPerception perception, CanonicalFace canonical)
{
    /// <summary>A result's face must overlap the original's by this much to be the same.</summary>
    private const float LeastOverlap = 0.3f;

    /// <param name="advance">Hears how many frames are done.</param>
    /// <exception cref="MediaException">One of the films is missing, or is none.</exception>
    /// <exception cref="FilmPairException">They differ in size or in length, or the original shows no face.</exception>
    public FilmSteadiness Judge(string original, string result, Action<int> advance, CancellationToken cancellation)
    {
        MediaFacts originalFacts = MediaProbe.Probe(programs, original, cancellation: cancellation);
        MediaFacts resultFacts = MediaProbe.Probe(programs, result, cancellation: cancellation);
        FilmPairException.ThrowIfSizesDiffer(originalFacts, resultFacts);
        using FrameReader originals = FrameReader.Open(new() { Facts = originalFacts }, programs, new FramePool(2));
        using FrameReader results = FrameReader.Open(new() { Facts = resultFacts }, programs, new FramePool(2));
        FaceTracker originalTracker = new(perception, canonical);
        FaceTracker resultTracker = new(perception, canonical);
        SteadinessMeter meter = new();
        (int frames, int seen, int lost, int track) = (0, 0, 0, 0);
        while (true)
        {
            using VideoFrame? from = originals.Read(cancellation);
            using VideoFrame? to = results.Read(cancellation);
            if (from is null || to is null)
            {
                FilmPairException.ThrowIfLengthsDiffer(original, result, from is null && to is null, frames);
                break;
            }

            TimeSpan time = (new Rational(from.Pts) * originalFacts.VideoStream.TimeBase).Seconds;
            TrackedFrame before = originalTracker.Next(from, time, cancellation);
            TrackedFrame after = resultTracker.Next(to, time, cancellation);
            TrackedFace? face = Followed(before, track);
            Face? swapped = face is null ? null : AtPlaceOf(face.Face, after);
            if (face is null || face.Track != track || before.IsCut)
            {
                meter.Interrupt();
            }

            if (face is not null && swapped is not null)
            {
                meter.Add(from, face.Face.Mesh, to, swapped.Mesh);
            }
            else
            {
                meter.Interrupt();
            }

            (frames, seen, lost, track) = (frames + 1, seen + (face is null ? 0 : 1), lost + (face is not null && swapped is null ? 1 : 0), face?.Track ?? 0);
            advance(frames);
        }

        return seen == 0 ? throw FilmPairException.NoFace(original) : new()
        {
            Frames = frames,
            Compared = meter.Compared,
            Lost = lost,
            JitterPercent = meter.JitterPercent,
            FlickerSteps = meter.FlickerSteps,
            PulseSteps = meter.PulseSteps,
        };
    }

    /// <summary>The face that was followed so far, or else the largest.</summary>
    private static TrackedFace? Followed(TrackedFrame frame, int track) =>
        frame.Faces.FirstOrDefault(face => face.Track == track) ?? frame.Faces.MaxBy(face => face.Face.Box.Area);

    private static Face? AtPlaceOf(Face face, TrackedFrame frame) =>
        frame.Faces.Select(other => other.Face).Where(other => other.Box.OverlapWith(face.Box) >= LeastOverlap).MaxBy(other => other.Box.OverlapWith(face.Box));
}
