using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>Convolutions that somebody's vector adjusts: it scales what they look at, their weights are brought back to unit size, and it adds a term of its own
/// (StyleGAN2's modulation; shared/facts/swappers.md §3.3).</summary>
/// <remarks>Nothing of it looks at the target: for one person all of it is constant.</remarks>
internal sealed class IdentityStyle
{
    private const int Width = 96;

    private readonly Tensor _style;

    /// <param name="identity">[N,D], of length 1.</param>
    /// <param name="net">Its own layer.</param>
    public IdentityStyle(Tensor identity, Parameters net) =>
        _style = (identity * MathF.Sqrt(identity.Shape[1])).Dense(net, Width).LeakyRelu(0.2f);    // [N,96]

    /// <summary>3×3, as large as a plain one.</summary>
    /// <param name="x">[N,C,H,W].</param>
    /// <returns>[N,outputs,H,W].</returns>
    public Tensor Conv(Tensor x, Parameters net, int outputs)
    {
        Tensor scale = _style.Dense(net["scale"], x.Shape[1]) + 1f;                               // [N,C]
        Tensor shift = _style.Dense(net["shift"], outputs).Unsqueeze(2, 3);                       // [N,outputs,1,1]
        Tensor weight = net.Weight("weight", [outputs, x.Shape[1], 3, 3], Initial.He);
        return (x.ModulatedConv(weight, scale, Pads.All(1)) * MathF.Sqrt(2)) + shift;             // √2: as strong as He's weights are
    }
}
