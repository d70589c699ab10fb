using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Of all that does not look like skin, finds what reaches in from the face's outline: hair, a hat, a hand, a beard. Folds,
/// nostrils and moles lie inside and are the face's own.</summary>
internal static class OutsideCover
{
    /// <summary>A texel this unlike skin lets the search pass.</summary>
    private const float PassableFrom = 0.6f;

    /// <summary>What was found before stays this much longer, and what was not must be this much clearer.</summary>
    private const float Hesitation = 0.08f;

    /// <param name="likeness">1 skin … 0 something else, small atlas.</param>
    /// <param name="before">What was found in the frame before; null in a photo.</param>
    /// <returns>1 where something reaches in from outside, 0 elsewhere, small atlas.</returns>
    public static Plane Find(Plane likeness, AtlasRegions regions, Plane? before = null)
    {
        int width = likeness.Width;
        Plane cover = new(width, likeness.Height);
        Stack<int> open = new();
        for (int i = 0; i < cover.Samples.Length; i++)
        {
            float depthPx = regions.FromOutlinePx.Samples[i];
            if (depthPx > 0 && depthPx <= regions.OutlineBandPx)
            {
                Visit(i);
            }
        }

        while (open.TryPop(out int i))
        {
            int x = i % width;
            if (x > 0)
            {
                Visit(i - 1);
            }

            if (x < width - 1)
            {
                Visit(i + 1);
            }

            if (i >= width)
            {
                Visit(i - width);
            }

            if (i < cover.Samples.Length - width)
            {
                Visit(i + width);
            }
        }

        return cover;

        void Visit(int i)
        {
            if (cover.Samples[i] == 0 && regions.FromOutlinePx.Samples[i] > 0 && likeness.Samples[i] < Passable(i))
            {
                cover.Samples[i] = 1;
                open.Push(i);
            }
        }

        float Passable(int i) =>
            before is null ? PassableFrom : before.Samples[i] > 0 ? PassableFrom + Hesitation : PassableFrom - Hesitation;
    }
}
