using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>Makes an unwrapped face whole and evenly lit: what the photo did not show is made up, and its light is taken away.</summary>
/// <remarks>Holes are filled first without anything learned (<see cref="Beginning"/>); the network, of <see cref="LiveNetwork"/>'s kind, corrects that, and begins by
/// changing nothing.</remarks>
public static class CompletionNetwork
{
    /// <summary>Stands before the names of its values.</summary>
    public const string Name = "completion";

    /// <summary>Side of the atlas in texels.</summary>
    public const int SizePx = 256;

    /// <summary>What a texel of the mirrored side counts beside one that was hardly seen.</summary>
    private const float MirrorShare = 0.3f;

    /// <summary>The largest distance from the truth that it can suspect.</summary>
    private const float MostDoubt = 0.5f;

    private const float Little = 1e-4f;

    /// <summary>Light is told in so many cells along a side; bounds of its evening; and what a cell counts that was not seen.</summary>
    private const int LightCells = 16;
    private const float Darkest = 0.6f, Brightest = 1.8f, LeastSure = 0.01f;

    /// <summary>Of half the atlas's side, for light and form are coarse; what is fine comes from the photo. 2.6 M values, 0.4 G multiply-adds.</summary>
    private static readonly LiveNetworkSize s_size = new(Name, SizePx / 2, (32, 64, 96, 160), 4);

    /// <param name="seen">[N,3,S,S], RGB, sRGB-encoded, 0 … 1; anything where there is no trust.</param>
    /// <param name="trust">[N,1,S,S], 0 … 1.</param>
    public static CompletedFace Of(Tensor seen, Tensor trust, Parameters net)
    {
        Tensor halfTrust = Half(trust);
        CompletedFace half = OfHalf(Half(seen * trust) / (halfTrust + Little), halfTrust, net);
        Tensor beginning = Beginning(seen, trust);
        return new(beginning, beginning + Whole(half.Whole - half.Beginning), Whole(half.Doubt));

        Tensor Whole(Tensor value) => value.Resize(seen.Shape[2], seen.Shape[3], Interpolation.Linear);
    }

    /// <summary>The same of an atlas of half the side, on which the network is taught: there is nothing to learn beside that.</summary>
    public static CompletedFace OfHalf(Tensor seen, Tensor trust, Parameters net)
    {
        using IDisposable scope = seen.Graph.Scope(Name);
        Tensor beginning = Beginning(seen, trust);
        Tensor trusted = (seen - 0.5f) * trust;
        Tensor looked = Selection.Concat(1, trusted, trust, trusted.Flip(3), trust.Flip(3), beginning - 0.5f);      // [N,11,S/2,S/2]
        Tensor result = LiveNetwork.Through(looked, net, s_size, s_size.MiddleBlocks, LiveNetwork.Plain);
        return new(beginning, beginning + result.Slice(1, 0, 3), result.Slice(1, 3, 4).Sigmoid() * MostDoubt);
    }

    /// <summary>Means of 2×2.</summary>
    public static Tensor Half(Tensor value) => value.AveragePool((2, 2), (2, 2));

    /// <summary>Both sides' mean by trust, under one light, and its holes filled from wider and wider surroundings (push and pull; Gortler et al. 1996). [N,3,S,S].</summary>
    private static Tensor Beginning(Tensor seen, Tensor trust)
    {
        seen *= Evening(seen, trust);
        trust *= trust;     // the edge of what lies in front has some of its colour
        Tensor other = trust.Flip(3);
        Tensor otherWeight = other * MirrorShare;
        Tensor mean = ((seen * trust) + (seen.Flip(3) * otherWeight)) / (trust + otherWeight + Little);
        Tensor weight = trust.Max(other);
        return Filled(mean * weight, weight, coverShare: 1);
    }

    /// <summary>What brings each side of the face under the light that both have in the mean. [N,3,S,S].</summary>
    private static Tensor Evening(Tensor seen, Tensor trust)
    {
        int cellPx = seen.Shape[2] / LightCells;
        Tensor weight = trust.AveragePool((cellPx, cellPx), (cellPx, cellPx));
        Tensor light = Filled((seen * trust).AveragePool((cellPx, cellPx), (cellPx, cellPx)), weight, coverShare: 4);
        Tensor sure = weight + LeastSure;
        Tensor even = ((light * sure) + (light.Flip(3) * sure.Flip(3))) / (sure + sure.Flip(3));
        return (even / (light + Little)).Clip(Darkest, Brightest).Resize(seen.Shape[2], seen.Shape[3], Interpolation.Linear);
    }

    /// <param name="weighted">Colours times their weight.</param>
    /// <param name="coverShare">The weight is multiplied by it: of a coarse cell that was seen in part, that part counts.</param>
    private static Tensor Filled(Tensor weighted, Tensor weight, float coverShare)
    {
        Tensor colour = weighted / (weight + Little);
        if (weighted.Shape[2] <= 4)
        {
            return colour;
        }

        Tensor below = Filled(weighted.AveragePool((2, 2), (2, 2)), weight.AveragePool((2, 2), (2, 2)), coverShare: 4)
            .Resize(weighted.Shape[2], weighted.Shape[3], Interpolation.Linear);
        return below + ((colour - below) * (weight * coverShare).Clip(0, 1));
    }
}
