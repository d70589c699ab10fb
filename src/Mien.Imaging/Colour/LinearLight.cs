using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>Pictures in linear light, where light adds up: for filtering, blending and relighting.</summary>
/// <remarks>The curve and its accuracy are those of <see cref="Srgb"/>.</remarks>
public static class LinearLight
{
    /// <param name="encoded">sRGB-encoded; clamped to 0 … 1.</param>
    /// <param name="workers">Threads to share the work.</param>
    public static Planes FromSrgb(Planes encoded, int workers = 1) => Srgb.ToLinear(encoded, workers);

    /// <param name="linear">Linear light; clamped to 0 … 1.</param>
    /// <param name="workers">Threads to share the work.</param>
    public static Planes ToSrgb(Planes linear, int workers = 1) => Srgb.FromLinear(linear, workers);
}
