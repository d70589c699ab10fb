using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Draws a curtain from locks of hair out to the outline: what lies outside of hair that hangs before a cheek is hair, its shadow or an ear, and where it is smooth it would be
/// taken for skin. On the forehead it hangs from above, and only itself is hidden.</summary>
internal static class HairCurtain
{
    /// <summary>Highest gap between two locks that the curtain spans, and the least height of what reaches further in than hair above and below it, as parts of the atlas's side.</summary>
    private const float Gap = 0.15f, Tongue = 0.05f;

    /// <summary>How far hair may go on over a brow where it is not looked for, as a part of the atlas's side.</summary>
    private const float Behind = 0.075f;

    /// <summary>Part of a row, up to the innermost hair, that must be hair: a fold of the cheek far from the hair draws no curtain.</summary>
    private const float LeastHair = 0.4f;

    /// <param name="locks">Above 0.5 where hair is, small atlas.</param>
    /// <param name="visibility">How well each texel was seen, 0 … 1: what was not tells nothing about a row.</param>
    /// <returns>The locks and all that is outside of them, 0 or 1; below the eyes only what is outside.</returns>
    public static Plane Draw(Plane locks, Plane visibility, HairGround ground)
    {
        Plane curtain = locks.Clone();
        for (int side = 0; side < 2; side++)
        {
            bool isRight = side == 1;
            int[] found = [.. Enumerable.Range(0, locks.Height).Select(y => Reach(locks.Row(y), visibility.Row(y), isRight))];
            bool[] isKnown = [.. found.Select((reach, y) => reach == 0 || ground.Allows((y * locks.Width) + (isRight ? locks.Width - 1 - reach : reach)))];
            int[] reach = Smooth(BehindFeatures(found, isKnown, (int)(Behind * locks.Width)), (int)(Tongue * locks.Width), (int)(Gap * locks.Width));
            for (int y = ground.BrowLine; y < locks.Height; y++)
            {
                Span<float> half = isRight ? curtain.Row(y)[(locks.Width / 2)..] : curtain.Row(y)[..(locks.Width / 2)];
                if (y > ground.EyesBottom)
                {
                    half.Clear();
                }

                (isRight ? half[^reach[y]..] : half[..reach[y]]).Fill(1);
            }
        }

        for (int i = 0; i < curtain.Samples.Length; i++)
        {
            curtain.Samples[i] = ground.MayHide(i) ? curtain.Samples[i] : 0;
        }

        return curtain;
    }

    /// <returns>How many texels of the row lie up to the innermost hair of a half of it, counted from its outer end; 0 for none.</returns>
    private static int Reach(ReadOnlySpan<float> locks, ReadOnlySpan<float> visibility, bool isRight)
    {
        int reach = 0;
        float hair = 0;
        float seen = 1e-6f;
        for (int inward = 0; inward < locks.Length / 2; inward++)
        {
            int x = isRight ? locks.Length - 1 - inward : inward;
            hair += visibility[x] * locks[x];
            seen += visibility[x];
            reach = locks[x] > 0.5f && hair >= LeastHair * seen ? inward + 1 : reach;
        }

        return reach;
    }

    /// <summary>Where a brow or a lid begins at the hair's edge nobody has looked how far it goes on: as far as between the rows above and below, but not much.</summary>
    private static int[] BehindFeatures(int[] reach, bool[] isKnown, int most)
    {
        int[] result = [.. reach];
        int above = -1;
        for (int y = 0; y < reach.Length; y++)
        {
            if (isKnown[y])
            {
                above = y;
                continue;
            }

            int below = Array.IndexOf(isKnown, true, y);
            if (above >= 0 && below >= 0)
            {
                int between = reach[above] + ((reach[below] - reach[above]) * (y - above) / (below - above));
                result[y] = Math.Clamp(between, reach[y], reach[y] + most);
            }
        }

        return result;
    }

    /// <summary>Cuts tongues that are too low for hair, as the shade below an eye is (an opening), then fills notches as high as the gap (a closing): brows and lids are there, on which
    /// no hair is looked for.</summary>
    private static int[] Smooth(int[] reach, int tongue, int gap)
    {
        int[] cut = Each(Each(reach, tongue / 2, Enumerable.Min), tongue / 2, Enumerable.Max);
        return Each(Each(cut, gap / 2, Enumerable.Max), gap / 2, Enumerable.Min);
    }

    /// <returns>For each row the extremum of the rows around it.</returns>
    private static int[] Each(int[] rows, int half, Func<IEnumerable<int>, int> extremum) =>
        [.. Enumerable.Range(0, rows.Length).Select(y => extremum(rows.Skip(y - half).Take(half + Math.Min(half, y) + 1)))];
}
