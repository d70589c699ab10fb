using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Blending;

/// <summary>Lays one picture over another.</summary>
public static class AlphaBlend
{
    /// <param name="mask">0 background … 1 foreground; all of one size.</param>
    /// <param name="workers">Threads to share the work.</param>
    /// <returns>background + mask·(foreground − background), in the encoding given; exactly the background where the mask is 0.</returns>
    public static Planes Apply(Planes background, Planes foreground, Plane mask, int workers = 1) => new(
        Apply(background.Red, foreground.Red, mask, workers),
        Apply(background.Green, foreground.Green, mask, workers),
        Apply(background.Blue, foreground.Blue, mask, workers));

    public static Plane Apply(Plane background, Plane foreground, Plane mask, int workers = 1) =>
        PlaneMap.Run(default(Mix), background, foreground, mask, workers);

    private readonly struct Mix : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> background, Vector256<float> foreground, Vector256<float> mask) =>
            background + (mask * (foreground - background));
    }
}
