using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Masks;

/// <summary>Smooth rises from 0 to 1.</summary>
public static class Ramp
{
    /// <summary>0 up to <paramref name="from"/>, 1 from <paramref name="to"/> on, between them 3t² − 2t³.</summary>
    public static float Smooth(float from, float to, float value)
    {
        float t = Math.Clamp((value - from) / (to - from), 0, 1);
        return t * t * (3 - (2 * t));
    }

    /// <summary>The same for eight values.</summary>
    public static Vector256<float> Smooth(float from, float to, Vector256<float> values) => new SmoothMap(from, 1 / (to - from)).Apply(values);

    /// <summary>The same for each sample.</summary>
    /// <param name="to">Above <paramref name="from"/>.</param>
    /// <param name="workers">Threads to share the work.</param>
    public static Plane Smooth(Plane plane, float from, float to, int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        return PlaneMap.Run(new SmoothMap(from, 1 / (to - from)), plane, workers);
    }

    private readonly struct SmoothMap(float from, float slope) : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) => Apply(first);

        public Vector256<float> Apply(Vector256<float> values)
        {
            Vector256<float> t = (values - Vector256.Create(from)) * slope;
            t = Vector256.Min(Vector256.Max(t, Vector256<float>.Zero), Vector256<float>.One);
            return t * t * (Vector256.Create(3f) - (t + t));
        }
    }
}
