using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>Brightness of encoded colours.</summary>
public static class Luma
{
    /// <summary>0.299 R + 0.587 G + 0.114 B (ITU-R BT.601).</summary>
    /// <param name="encoded">sRGB-encoded, 0 … 1.</param>
    /// <param name="workers">Threads to share the work.</param>
    /// <returns>0 … 1; white is 1.</returns>
    public static Plane OfEncoded(Planes encoded, int workers = 1) =>
        PlaneMap.Run(default(Weights), encoded.Red, encoded.Green, encoded.Blue, workers);

    private readonly struct Weights : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> red, Vector256<float> green, Vector256<float> blue) =>
            (red * 0.299f) + (green * 0.587f) + (blue * 0.114f);
    }
}
