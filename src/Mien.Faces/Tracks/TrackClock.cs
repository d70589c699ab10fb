namespace Mien.Faces.Tracks;

/// <summary>Says when it is time to look again. Moments are multiples of an interval from the film's start, not counted from the
/// last look: two runs over parts of one film look at the same frames.</summary>
internal sealed class TrackClock(FaceTrackerSettings settings)
{
    private TimeSpan? _before;
    private TimeSpan _hurryUntil = TimeSpan.MinValue;

    public bool IsFirst { get; private set; }

    public bool IsGlance { get; private set; }

    public bool IsSearch { get; private set; }

    public void Lost(TimeSpan time) => _hurryUntil = time + settings.HurryTime;

    /// <param name="time">Of the frame in work.</param>
    /// <exception cref="ArgumentException">The time does not go on.</exception>
    public void MoveTo(TimeSpan time)
    {
        if (time <= _before)
        {
            throw new ArgumentException($"Frames come in order of time; {time} follows {_before}.", nameof(time));
        }

        bool hurry = time <= _hurryUntil;
        IsFirst = _before is null;
        IsGlance = Passes(hurry ? settings.HurriedInterval : settings.GlanceInterval, time);
        IsSearch = Passes(hurry ? settings.GlanceInterval : settings.SearchInterval, time);
        _before = time;
    }

    private bool Passes(TimeSpan interval, TimeSpan time) =>
        _before is not { } before || Math.Floor(time / interval) > Math.Floor(before / interval);
}
