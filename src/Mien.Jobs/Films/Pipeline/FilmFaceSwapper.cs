using Mien.Faces.Tracks;
using Mien.Jobs.Debug;
using Mien.Jobs.Films.Settings;
using Mien.Jobs.Films.Sources;
using Mien.Swapping;
using Mien.Video.Frames;

namespace Mien.Jobs.Films.Pipeline;

/// <summary>Swaps the planned faces of a segment's frames, which come in order, each track by a swap that remembers.</summary>
internal sealed class FilmFaceSwapper
{
    private readonly FilmSource _source;
    private readonly PerceivedSegment _perceived;
    private readonly SettingsTimeline _settings;
    private readonly Dictionary<int, ISwapTrack?> _tracks = [];
    private readonly int _workers;

    /// <param name="workers">Threads that share the work of one face.</param>
    public FilmFaceSwapper(FilmSource source, PerceivedSegment perceived, SettingsTimeline settings, int workers)
    {
        _source = source;
        _perceived = perceived;
        _settings = settings;
        _workers = workers;
    }

    /// <param name="recorder">Draws the stages; null draws nothing.</param>
    /// <returns>How many faces were replaced. A frame without a chosen face is not touched.</returns>
    public int SwapInPlace(VideoFrame frame, StageRecorder? recorder, CancellationToken cancellation)
    {
        BegunFrame begun = Begin(frame, recorder, cancellation);
        begun.Rest?.Invoke(cancellation);
        return begun.Faces;
    }

    /// <summary>Does as much as the next frame has to wait for (<see cref="ISwapTrack.Begin"/>).</summary>
    /// <inheritdoc cref="SwapInPlace"/>
    public BegunFrame Begin(VideoFrame frame, StageRecorder? recorder, CancellationToken cancellation)
    {
        TimeSpan time = _source.TimeOf(frame.Pts);
        SwapSettings settings = _settings.At(time);
        if (settings.Strength <= 0)
        {
            return new(frame, 0, null);
        }

        int swapped = 0;
        Action<CancellationToken>? rest = null;
        foreach (PlannedFace planned in _perceived.FacesAt(frame.Pts).OrderBy(face => face.Face.Box.Area)) // what is nearer comes last, and over the rest
        {
            if (planned.Opacity > 0 && TrackOf(planned.Track) is { } track)
            {
                rest?.Invoke(cancellation); // a face sees what became of those behind it
                recorder?.BeginFace(0, planned.Track);
                rest = track.Begin(frame, planned.Face, settings, time, planned.Opacity, recorder, cancellation);
                swapped++;
            }
        }

        return new(frame, swapped, rest);
    }

    private ISwapTrack? TrackOf(int id)
    {
        if (!_tracks.TryGetValue(id, out ISwapTrack? track))
        {
            track = _perceived.Members.GetValueOrDefault(id)?.Identity.Follow(_workers);
            _tracks.Add(id, track);
        }

        return track;
    }
}
