using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>Smoothing along time that gives way to real change: noise is averaged over a time constant, and the larger a step is the sooner
/// it is followed.</summary>
/// <param name="Seconds">Time constant for small changes.</param>
/// <param name="Unit">A change of this size is followed twice as fast, one of three times the size ten times as fast.</param>
/// <remarks>Exponential smoothing whose rate grows with the square of the difference; as in the One-Euro filter (Casiez, Roussel, Vogel 2012) the
/// cutoff follows the speed, but without a second filter for the speed. The rate is per second, so results hardly depend on the frame rate.</remarks>
internal readonly record struct Steadying(float Seconds, float Unit = float.PositiveInfinity)
{
    private const int Lanes = 8;

    /// <param name="elapsedSeconds">Since the value before; infinite for the first.</param>
    /// <param name="change">Between the value before and the new one, ≥ 0.</param>
    /// <returns>How much of the new value is taken, 0 … 1; 1 for the first.</returns>
    public float Share(float elapsedSeconds, float change)
    {
        float units = change / Unit;
        return 1 - MathF.Exp(-elapsedSeconds / Seconds * (1 + (units * units)));
    }

    public float Toward(float before, float now, float elapsedSeconds) =>
        before + (Share(elapsedSeconds, MathF.Abs(now - before)) * (now - before));

    /// <summary>Carries each sample toward its new value.</summary>
    public void RunInPlace(Plane before, Plane now, float elapsedSeconds)
    {
        for (int i = 0; i < before.Samples.Length; i += Lanes)
        {
            Vector256<float> old = Load(before, i);
            Vector256<float> step = Load(now, i) - old;
            (old + (Share(elapsedSeconds, Vector256.Abs(step)) * step)).CopyTo(before.Samples, i);
        }
    }

    /// <summary>Carries each colour toward its new value; the change is taken as a part of the colour's brightness.</summary>
    /// <param name="floor">Brightness, summed over the channels, below which parts are taken of this.</param>
    public void RunInPlace(Planes before, Planes now, float floor, float elapsedSeconds)
    {
        for (int i = 0; i < before.Red.Samples.Length; i += Lanes)
        {
            Vector256<float> red = Load(now.Red, i) - Load(before.Red, i);
            Vector256<float> green = Load(now.Green, i) - Load(before.Green, i);
            Vector256<float> blue = Load(now.Blue, i) - Load(before.Blue, i);
            Vector256<float> brightness = Load(before.Red, i) + Load(before.Green, i) + Load(before.Blue, i);
            Vector256<float> change = (Vector256.Abs(red) + Vector256.Abs(green) + Vector256.Abs(blue))
                / Vector256.Max(brightness, Vector256.Create(floor));
            Vector256<float> share = Share(elapsedSeconds, change);
            (Load(before.Red, i) + (share * red)).CopyTo(before.Red.Samples, i);
            (Load(before.Green, i) + (share * green)).CopyTo(before.Green.Samples, i);
            (Load(before.Blue, i) + (share * blue)).CopyTo(before.Blue.Samples, i);
        }
    }

    private Vector256<float> Share(float elapsedSeconds, Vector256<float> change)
    {
        if (float.IsPositiveInfinity(elapsedSeconds))
        {
            return Vector256<float>.One;
        }

        Vector256<float> units = change / Vector256.Create(Unit);
        Vector256<float> rate = (Vector256<float>.One + (units * units)) * (elapsedSeconds / Seconds);
        return Vector256<float>.One - Vector256.Exp(-Vector256.Min(rate, Vector256.Create(80f)));
    }

    private static Vector256<float> Load(Plane plane, int i) => Vector256.Create(plane.Samples.AsSpan(i, Lanes));
}
