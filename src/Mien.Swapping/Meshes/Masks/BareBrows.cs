using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Tells brows that hair only touches from brows that it hangs over. A dark brow whose end lies in dark hair is one patch with it, and no face is itself without its brows: what tells
/// is the forehead above, over which hair must have come.</summary>
internal static class BareBrows
{
    /// <summary>Part of the strip above a brow's texel up to which it counts as bare, and from which on as under hair.</summary>
    private const float BareUpTo = 0.2f, HiddenFrom = 0.6f;

    /// <param name="cover">What reaches in from outside, 0 … 1, small atlas.</param>
    /// <returns>1 on features below bare forehead, 0 elsewhere, small atlas.</returns>
    public static Plane Find(Plane cover, AtlasRegions regions)
    {
        Plane bare = new(cover.Width, cover.Height);
        for (int x = 0; x < cover.Width; x++)
        {
            float hidden = 0;
            float all = 0;
            for (int y = 0; y < cover.Height; y++)
            {
                float above = Math.Max(regions.AboveLeftBrow[x, y], regions.AboveRightBrow[x, y]);
                hidden += above * cover[x, y];
                all += above;
            }

            float share = all > 1 ? 1 - Ramp.Smooth(BareUpTo, HiddenFrom, hidden / all) : 0;
            for (int y = 0; share > 0 && y < cover.Height; y++)
            {
                bare[x, y] = share * regions.Features[x, y];
            }
        }

        return bare;
    }
}
