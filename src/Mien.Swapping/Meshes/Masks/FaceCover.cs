using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Steadiness;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Decides what counts as lying in front of a face. Source and target want different answers: from the source, a beard comes along whole,
/// and hair, hats, hands and spectacles are left behind, dark ones with the eyes behind them; on the target, spectacles and the beard stay as well.</summary>
internal static class FaceCover
{
    /// <summary>With this share of the forehead under hair, single strands over the rest are likely and hard to see: none of it is taken.</summary>
    private const float FringeFrom = 0.3f;

    /// <summary>With this share of the strips over both brows under strands, a fringe of the skin's colour hangs over the brows.</summary>
    private const float BrowsUnderFrom = 0.4f;

    private const float StrandMarginPx = 1, WireMarginPx = 1;

    /// <returns>1 where the source's face may be taken, 0 where hair, a hat or rims cover it, small atlas.</returns>
    /// <param name="hair">Of <see cref="SourceHair"/>.</param>
    public static Plane UncoveredOfSource(UnwrappedFace face, Plane hair, AtlasRegions regions)
    {
        Plane cover = OutsideCover.Find(face.Likeness, regions);
        cover = MaskCombination.Product(cover, MaskCombination.Invert(BareBrows.Find(cover, regions)));
        if (Mean(cover, regions.Forehead) > FringeFrom)
        {
            cover = MaskCombination.Max(cover, regions.Forehead);
        }

        Plane strands = StrandsOn(face, regions);
        if (Mean(strands, regions.AboveLeftBrow) > BrowsUnderFrom && Mean(strands, regions.AboveRightBrow) > BrowsUnderFrom)
        {
            cover = MaskCombination.Max(cover, regions.BrowBand);
        }

        Plane own = MaskCombination.Max(regions.BeardArea, regions.Openings);
        if (face.Spectacles.AreWorn)
        {
            own = MaskCombination.Max(own, regions.SpectaclesFront);
            hair = MaskCombination.Product(hair, MaskCombination.Invert(regions.SpectaclesFront));
        }

        // The rim of hair is half shadow, and so is that of spectacles: twice the margin is left behind, but not of eyes and brows, which are as narrow as rims.
        // Strands are so many and so thin that little skin would be left between them.
        Plane uncovered = MaskCombination.Min(Uncovered(MaskCombination.Product(cover, MaskCombination.Invert(own)), 2 * regions.CoverMarginPx), Uncovered(strands, StrandMarginPx));

        // Beside an eye hair ends where the eye begins, and its margin must not reach over that.
        Plane besideHair = Uncovered(hair, 2 * regions.CoverMarginPx);
        uncovered = MaskCombination.Min(uncovered, MaskCombination.Max(besideHair, regions.Openings));

        return face.Rims is null ? uncovered : MaskCombination.Min(
            uncovered, face.Spectacles.AreDark ? BesideDarkSpectaclesOfSource(face, face.Rims, regions) : BesideSpectaclesOfSource(face, face.Rims, regions));
    }

    /// <returns>1 where the target's face may be replaced, 0 where something in front of it stays, small atlas.</returns>
    /// <param name="besideSpectacles">Of <see cref="BesideSpectaclesOfTarget"/>.</param>
    /// <param name="memory">Remembers what reached in, so that the answer does not flicker.</param>
    public static Plane UncoveredOfTarget(UnwrappedFace face, Plane besideSpectacles, AtlasRegions regions, FaceMemory memory)
    {
        Plane reaching = OutsideCover.Find(face.Likeness, regions, memory.Cover);
        memory.Cover = reaching;
        Plane cover = new(reaching.Width, reaching.Height);
        for (int i = 0; i < cover.Samples.Length; i++)
        {
            cover.Samples[i] = reaching.Samples[i] * (1 - regions.Openings.Samples[i]);
        }

        return MaskCombination.Min(Uncovered(cover, regions.CoverMarginPx), besideSpectacles);
    }

    /// <returns>The same with spectacles alone in front of it.</returns>
    public static Plane BesideSpectaclesOfTarget(UnwrappedFace face, AtlasRegions regions)
    {
        Plane cover = new(face.Likeness.Width, face.Likeness.Height);
        if (face.Rims is null)
        {
            return MaskCombination.Invert(cover);
        }

        // Brows and lids are narrow and dark as rims are; there only what is unlike skin stays.
        for (int i = 0; i < cover.Samples.Length; i++)
        {
            float rim = Math.Max(1 - face.Likeness.Samples[i], face.Rims.Samples[i] * (1 - regions.OpeningsAndBrows.Samples[i]));
            cover.Samples[i] = regions.SpectaclesBand.Samples[i] * rim * (face.Spectacles.AreDark ? 1 : 1 - regions.Eyes.Samples[i]);
        }

        Plane uncovered = Uncovered(cover, regions.CoverMarginPx);
        return face.Spectacles.AreDark ? uncovered : MaskCombination.Max(uncovered, regions.Openings); // the margin of rims must not reach over the eyes
    }

    /// <summary>Spectacles without arms are worse than none: their rims are left behind. Wire has no shadow worth a wide margin.</summary>
    private static Plane BesideSpectaclesOfSource(UnwrappedFace face, Plane rims, AtlasRegions regions)
    {
        Plane cover = new(rims.Width, rims.Height);
        Plane wire = face.FindWire();
        for (int i = 0; i < cover.Samples.Length; i++)
        {
            float band = regions.SpectaclesBand.Samples[i] * (1 - regions.OpeningsAndBrows.Samples[i]);
            cover.Samples[i] = band * Math.Max(rims.Samples[i], 1 - face.Likeness.Samples[i]);
            wire.Samples[i] *= band;
        }

        Plane uncovered = MaskCombination.Min(Uncovered(cover, 2 * regions.CoverMarginPx), Uncovered(wire, WireMarginPx));
        return MaskCombination.Invert(MaskCombination.Product(MaskCombination.Invert(uncovered), MaskCombination.Invert(regions.OpeningsAndBrows)));
    }

    /// <summary>What is behind dark lenses nobody knows: the target's eyes are left to it.</summary>
    private static Plane BesideDarkSpectaclesOfSource(UnwrappedFace face, Plane rims, AtlasRegions regions)
    {
        Plane cover = new(rims.Width, rims.Height);
        Plane wire = face.FindWire();
        for (int i = 0; i < cover.Samples.Length; i++)
        {
            float lens = Math.Max(Math.Max(rims.Samples[i], wire.Samples[i]), Math.Max(1 - face.Likeness.Samples[i], regions.Lids.Samples[i]));
            cover.Samples[i] = lens * regions.SunglassesBand.Samples[i] * (1 - regions.BeardArea.Samples[i]);
        }

        return Uncovered(cover, 2 * regions.CoverMarginPx);
    }

    private static Plane StrandsOn(UnwrappedFace face, AtlasRegions regions)
    {
        Plane lightness = Oklab.FromLinear(face.Linear).Red;
        return ForeheadStrands.Find(lightness, Mean(lightness, MaskCombination.Product(regions.SkinReference, face.Visibility)), regions);
    }

    private static float Mean(Plane values, Plane weights)
    {
        double sum = 0;
        double total = 1e-9;
        for (int i = 0; i < values.Samples.Length; i++)
        {
            sum += values.Samples[i] * weights.Samples[i];
            total += weights.Samples[i];
        }

        return (float)(sum / total);
    }

    /// <summary>What covers grows a little, so that no rim of it is left, and gets a soft edge.</summary>
    private static Plane Uncovered(Plane cover, float marginPx) =>
        MaskCombination.Invert(GaussianBlur.Apply(Morphology.Dilate(cover, marginPx), marginPx / 2));
}
