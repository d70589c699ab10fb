using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Light;

/// <summary>Weighted means of a place on the face, a few millimetres wide; where nothing is known, of the nearest that is.</summary>
internal static class PlaceMeans
{
    /// <summary>Standard deviation of a place, and of what fills eyes and mouth from the skin around them, as parts of the atlas's side.</summary>
    private const float Near = 0.02f, Wide = 0.06f;

    private const float WideShare = 0.02f;

    /// <summary>So little weight is none: the mean falls to 0 there.</summary>
    private const float None = 1e-3f;

    /// <param name="values">[S, S].</param>
    /// <param name="weight">0 … 1, [S, S].</param>
    public static Plane Of(Plane values, Plane weight)
    {
        Plane weighted = MaskCombination.Product(values, weight);
        Plane near = GaussianBlur.Apply(weighted, Near * values.Width);
        Plane nearWeight = GaussianBlur.Apply(weight, Near * values.Width);
        Plane wide = GaussianBlur.Apply(weighted, Wide * values.Width);
        Plane wideWeight = GaussianBlur.Apply(weight, Wide * values.Width);
        for (int i = 0; i < near.Samples.Length; i++)
        {
            near.Samples[i] = (near.Samples[i] + (WideShare * wide.Samples[i])) / (nearWeight.Samples[i] + (WideShare * wideWeight.Samples[i]) + None);
        }

        return near;
    }
}
