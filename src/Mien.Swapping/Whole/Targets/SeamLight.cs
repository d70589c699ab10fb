using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Lets the drawn face meet the target's skin at the outline: what the two differ by there is taken out, and less and less of it toward the middle, as a membrane held at its rim would.</summary>
internal static class SeamLight
{
    /// <summary>Distances from the outline, as parts of the atlas's side: up to the first the two are compared, there they shall be alike; from the last on nothing changes.</summary>
    private const float RimTo = 0.05f, ComparedTo = 0.12f, ChangedTo = 0.24f;

    /// <summary>Standard deviation of what is compared, as a part of the atlas's side.</summary>
    private const float Smoothing = 0.05f;

    /// <summary>So little weight tells nothing: the change falls to none.</summary>
    private const float LeastWeight = 0.03f;

    /// <summary>Bound of the change's logarithm.</summary>
    private const float Strongest = 0.4f;

    /// <summary>Linear light below this counts as none.</summary>
    private const float Darkest = 4e-3f;

    /// <param name="light">The target's light, linear, small atlas; changed.</param>
    /// <param name="source">The source's whole face, linear, small atlas.</param>
    /// <param name="sourceLight">Its light.</param>
    /// <param name="seen">The target unwrapped, linear, small atlas.</param>
    /// <param name="skin">Where that is bare skin, 0 … 1.</param>
    public static void ChangeInPlace(Planes light, Planes source, Planes sourceLight, Planes seen, Plane skin, AtlasRegions regions)
    {
        float side = light.Width;
        Plane compared = MaskCombination.Product(skin, MaskCombination.Invert(Ramp.Smooth(regions.FromOutlinePx, RimTo * side, ComparedTo * side)));
        Plane changed = MaskCombination.Invert(Ramp.Smooth(regions.FromOutlinePx, RimTo * side, ChangedTo * side));
        Plane weight = GaussianBlur.Apply(compared, Smoothing * side);
        for (int channel = 0; channel < 3; channel++)
        {
            Plane missing = new(light.Width, light.Height);
            for (int i = 0; i < missing.Samples.Length; i++)
            {
                float drawn = source[channel].Samples[i] * light[channel].Samples[i] / (sourceLight[channel].Samples[i] + Darkest);
                missing.Samples[i] = compared.Samples[i] * Math.Clamp(MathF.Log((seen[channel].Samples[i] + Darkest) / (drawn + Darkest)), -Strongest, Strongest);
            }

            missing = GaussianBlur.Apply(missing, Smoothing * side);
            for (int i = 0; i < missing.Samples.Length; i++)
            {
                light[channel].Samples[i] *= MathF.Exp(changed.Samples[i] * missing.Samples[i] / (weight.Samples[i] + LeastWeight));
            }
        }
    }
}
