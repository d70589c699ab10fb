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

    /// <summary>The largest distance from the truth that it can foretell.</summary>
    private const float MostError = 0.5f;

    private const float Little = 1e-4f;

    /// <summary>2.6 M values, 1.5 G multiply-adds.</summary>
    private static readonly LiveNetworkSize s_size = new(Name, SizePx, (32, 64, 96, 160), 4);

    /// <param name="seen">[N,3,S,S], RGB, sRGB-encoded, 0 … 1; anything where there is no trust.</param>
    /// <param name="trust">[N,1,S,S], 0 … 1.</param>
    public static CompletedFace Of(Tensor seen, Tensor trust, Parameters net)
    {
        using IDisposable scope = seen.Graph.Scope(Name);
        Tensor beginning = Beginning(seen, trust);
        Tensor trusted = (seen - 0.5f) * trust;
        Tensor looked = Selection.Concat(1, trusted, trust, trusted.Flip(3), trust.Flip(3), beginning - 0.5f);      // [N,11,S,S]
        Tensor result = LiveNetwork.Through(looked, net, s_size, s_size.MiddleBlocks, LiveNetwork.Plain);
        return new(beginning, beginning + result.Slice(1, 0, 3), result.Slice(1, 3, 4).Sigmoid() * MostError);
    }

    /// <summary>Both sides' mean by trust, and its holes filled from wider and wider surroundings (push and pull; Gortler et al. 1996). [N,3,S,S].</summary>
    private static Tensor Beginning(Tensor seen, Tensor trust)
    {
        Tensor other = trust.Flip(3);
        Tensor otherWeight = other * MirrorShare;
        Tensor mean = ((seen * trust) + (seen.Flip(3) * otherWeight)) / (trust + otherWeight + Little);
        Tensor weight = trust.Max(other);
        return Filled(mean * weight, weight, coverShare: 1);
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
