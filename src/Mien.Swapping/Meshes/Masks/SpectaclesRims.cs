using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Finds the rims of spectacles, wire and horn, which are as often like skin as not: what is narrow, and darker, lighter or of another colour than what lies
/// on both sides of it (top-hats, Meyer 1979). Brows and folds are so as well: to be asked only where spectacles are known to be.</summary>
internal static class SpectaclesRims
{
    /// <summary>Half the width of the thickest rim and of wire, as parts of the eyes' distance.</summary>
    private const float RimRadiusShare = 0.075f, WireRadiusShare = 0.025f;

    /// <summary>What a difference of blue and yellow counts beside one of lightness.</summary>
    private const float ColourWeight = 2.3f;

    /// <summary>Parts of the skin's lightness from which on and up to which a difference is no skin's own.</summary>
    private const float SureFrom = 0.08f, SureTo = 0.2f;

    /// <summary>The same for wire that is nearly of the skin's colour.</summary>
    private const float PerhapsFrom = 0.04f, PerhapsTo = 0.1f;

    /// <summary>On very dark skin noise would become rims.</summary>
    private const float LeastLightness = 0.2f;

    /// <param name="oklab">Unwrapped face, [S, S].</param>
    /// <param name="skinLightness">Oklab's, 0 … 1.</param>
    /// <returns>1 where something as narrow as a rim stands out as no skin does, 0 … 1, [S, S].</returns>
    public static Plane Find(Planes oklab, float skinLightness, AtlasGeometry geometry) =>
        Narrow(oklab, skinLightness, RimRadiusShare, SureFrom, SureTo, geometry);

    /// <summary>What may be wire, though it be nearly of the skin's colour: lines so thin that bags under the eyes are none. Creases are.</summary>
    /// <inheritdoc cref="Find"/>
    public static Plane FindWire(Planes oklab, float skinLightness, AtlasGeometry geometry) =>
        Narrow(oklab, skinLightness, WireRadiusShare, PerhapsFrom, PerhapsTo, geometry);

    private static Plane Narrow(Planes oklab, float skinLightness, float radiusShare, float from, float to, AtlasGeometry geometry)
    {
        Vector2 left = geometry.TexelOf[MeshTopology.LeftEyeOuter] + geometry.TexelOf[MeshTopology.LeftEyeInner];
        Vector2 right = geometry.TexelOf[MeshTopology.RightEyeOuter] + geometry.TexelOf[MeshTopology.RightEyeInner];
        float radiusPx = radiusShare * Vector2.Distance(left, right) / 2;
        Plane rims = Narrow(oklab.Red, radiusPx);
        Plane colour = Narrow(oklab.Blue, radiusPx);
        float unit = Math.Max(LeastLightness, skinLightness);
        for (int i = 0; i < rims.Samples.Length; i++)
        {
            rims.Samples[i] = Ramp.Smooth(from, to, Math.Max(rims.Samples[i], ColourWeight * colour.Samples[i]) / unit);
        }

        return rims;
    }

    /// <summary>How far each sample stands out, up or down, from what is left when everything as narrow as the disc is flattened.</summary>
    private static Plane Narrow(Plane plane, float radiusPx)
    {
        Plane closed = Morphology.Erode(Morphology.Dilate(plane, radiusPx), radiusPx);
        Plane opened = Morphology.Dilate(Morphology.Erode(plane, radiusPx), radiusPx);
        for (int i = 0; i < closed.Samples.Length; i++)
        {
            closed.Samples[i] = Math.Max(closed.Samples[i] - plane.Samples[i], plane.Samples[i] - opened.Samples[i]);
        }

        return closed;
    }
}
