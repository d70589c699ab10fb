namespace Mien.Faces.Tracks;

/// <summary>Smooths a row of values as they come: strongly while they rest, hardly while they move. Causal, for live pictures;
/// <see cref="ZeroLagFilter"/> is its counterpart for films.</summary>
/// <remarks>Casiez, Roussel, Vogel 2012, "1€ Filter: A Simple Speed-based Low-pass Filter for Noisy Input in Interactive Systems", over several
/// values with one cut-off: the speed is the root mean square of theirs, so it is a much steadier number than one value's. As in the authors' later
/// programs the speed is that of the values themselves, not their way from the smoothed ones, which would depend on the frame rate.</remarks>
public sealed class OneEuroFilter(OneEuroSettings settings, int count)
{
    private readonly float[] _before = new float[count];
    private readonly float[] _smoothed = new float[count];
    private readonly float[] _velocity = new float[count];
    private TimeSpan? _time;

    /// <param name="values">As many as the filter has.</param>
    /// <param name="time">After that of the values before.</param>
    /// <param name="unit">What counts as 1 in speeds, in units of the values: the size of the face, say.</param>
    /// <returns>The smoothed values, valid until the next call. The first ones come back as they are.</returns>
    /// <exception cref="ArgumentException">Another number of values, or the time does not go on.</exception>
    public ReadOnlySpan<float> Next(ReadOnlySpan<float> values, TimeSpan time, float unit = 1)
    {
        if (values.Length != _smoothed.Length || time <= _time)
        {
            throw new ArgumentException(
                $"Takes {_smoothed.Length} values at times that go on; got {values.Length} at {time} after {_time}.", nameof(values));
        }

        if (_time is not { } before)
        {
            values.CopyTo(_smoothed);
        }
        else
        {
            float seconds = (float)(time - before).TotalSeconds;
            float speedWeight = Weight(settings.SpeedCutoffHz, seconds);
            for (int i = 0; i < values.Length; i++)
            {
                float velocity = (values[i] - _before[i]) / (seconds * unit);
                _velocity[i] += speedWeight * (velocity - _velocity[i]);
            }

            float weight = Weight(settings.CutoffHz(RootMeanSquare(_velocity)), seconds);
            for (int i = 0; i < values.Length; i++)
            {
                _smoothed[i] += weight * (values[i] - _smoothed[i]);
            }
        }

        values.CopyTo(_before);
        _time = time;
        return _smoothed;
    }

    /// <summary>Weight of the new value in a low-pass of first order.</summary>
    internal static float Weight(float cutoffHz, float seconds) => 1 / (1 + (1 / (MathF.Tau * cutoffHz * seconds)));

    internal static float RootMeanSquare(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += (double)value * value;
        }

        return (float)Math.Sqrt(sum / Math.Max(1, values.Length));
    }
}
