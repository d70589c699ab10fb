using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>Oklab, in which equal distances look about equally different: lightness L (0 black … 1 white) in the red plane,
/// a (green to red) in the green plane, b (blue to yellow) in the blue plane, both about −0.4 … 0.4.</summary>
/// <remarks>Source: B. Ottosson, "A perceptual color space for image processing" (2020).</remarks>
public static class Oklab
{
    /// <param name="linear">Linear light with sRGB primaries; values outside of 0 … 1 are carried through.</param>
    /// <param name="workers">Threads to share the work.</param>
    /// <returns>Within 1e-6 of the definition for colours in 0 … 1.</returns>
    public static Planes FromLinear(Planes linear, int workers = 1) => PlaneMap.Run(default(FromLinearMap), linear, workers);

    /// <returns>Linear light, not clamped: Oklab colours outside of sRGB leave 0 … 1.</returns>
    /// <param name="workers">Threads to share the work.</param>
    public static Planes ToLinear(Planes oklab, int workers = 1) => PlaneMap.Run(default(ToLinearMap), oklab, workers);

    private readonly struct FromLinearMap : IColourMap
    {
        public void Apply(ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
        {
            Vector256<float> l = CubeRoot.Of((first * 0.4122214708f) + (second * 0.5363325363f) + (third * 0.0514459929f));
            Vector256<float> m = CubeRoot.Of((first * 0.2119034982f) + (second * 0.6806995451f) + (third * 0.1073969566f));
            Vector256<float> s = CubeRoot.Of((first * 0.0883024619f) + (second * 0.2817188376f) + (third * 0.6299787005f));
            first = (l * 0.2104542553f) + (m * 0.7936177850f) - (s * 0.0040720468f);
            second = (l * 1.9779984951f) - (m * 2.4285922050f) + (s * 0.4505937099f);
            third = (l * 0.0259040371f) + (m * 0.7827717662f) - (s * 0.8086757660f);
        }
    }

    private readonly struct ToLinearMap : IColourMap
    {
        public void Apply(ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
        {
            Vector256<float> l = first + (second * 0.3963377774f) + (third * 0.2158037573f);
            Vector256<float> m = first - (second * 0.1055613458f) - (third * 0.0638541728f);
            Vector256<float> s = first - (second * 0.0894841775f) - (third * 1.2914855480f);
            l *= l * l;
            m *= m * m;
            s *= s * s;
            first = (l * 4.0767416621f) - (m * 3.3077115913f) + (s * 0.2309699292f);
            second = (m * 2.6097574011f) - (l * 1.2684380046f) - (s * 0.3413193965f);
            third = (s * 1.7076147010f) - (l * 0.0041960863f) - (m * 0.7034186147f);
        }
    }
}
