using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>Learns to tell photos from results, patch by patch (Isola et al. 2017), while the results learn to be taken for photos: the hinge of Lim and
/// Ye 2017, the critic's weights held by <see cref="SpectralNorm"/>.</summary>
public sealed class PatchCritic
{
    /// <summary>Stands before the names of its values.</summary>
    public const string Name = "critic";

    /// <summary>Of the side: one score for so many pixels. Each sees 94 px.</summary>
    private const int CellPx = 16;

    private static readonly int[] s_channels = [16, 32, 64, 64];

    private readonly (Tensor Weight, Tensor Bias)[] _layers;

    public PatchCritic(TrainingStep step, int seed)
    {
        Net = step.Parameters(Name, seed);
        SpectralNorm norm = new(step);
        int[] channels = [3, .. s_channels, 1];
        _layers = [.. channels.Zip(channels.Skip(1)).Select((pair, i) =>
        {
            Parameters layer = Net[$"layer{i}"];
            Tensor weight = layer.Weight("weight", [pair.Second, pair.First, 4, 4], Initial.He);
            return (norm.Of(layer, weight), layer.Weight("bias", [pair.Second], Initial.Zero));
        })];
    }

    public Parameters Net { get; }

    /// <summary>What the critic loses: it should give photos 1 or more, results −1 or less.</summary>
    /// <param name="photos">[N,3,S,S], 0 … 1.</param>
    /// <param name="results">The same shape; they learn nothing from this.</param>
    /// <param name="coverage">[N,1,S,S]: where they differ at all.</param>
    /// <returns>[]; 2 for a critic that knows nothing, 0 for one that is never wrong.</returns>
    public Tensor Telling(Tensor photos, Tensor results, Tensor coverage) =>
        Mean((1f - Scores(photos, isTaught: true)).Relu() + (1f + Scores(results.StopGradient(), isTaught: true)).Relu(), coverage);

    /// <summary>What results lose, from which the critic learns nothing: the less the more they are taken for photos.</summary>
    /// <inheritdoc cref="Telling"/>
    public Tensor Persuading(Tensor results, Tensor coverage) => -Mean(Scores(results, isTaught: false), coverage);

    /// <summary>[N,1,S/16,S/16].</summary>
    private Tensor Scores(Tensor pictures, bool isTaught)
    {
        Tensor x = (pictures - 0.5f) * 2f;
        for (int i = 0; i < _layers.Length; i++)
        {
            bool isLast = i == _layers.Length - 1;
            (Tensor weight, Tensor bias) = isTaught ? _layers[i] : (_layers[i].Weight.StopGradient(), _layers[i].Bias.StopGradient());
            (int, int) stride = isLast ? (1, 1) : (2, 2);
            x = x.Conv(weight, bias, stride, Pads.Same((x.Shape[2], x.Shape[3]), (4, 4), stride));
            x = isLast ? x : x.LeakyRelu(0.2f);
        }

        return x;
    }

    private static Tensor Mean(Tensor scores, Tensor coverage)
    {
        Tensor weights = coverage.AveragePool((CellPx, CellPx), (CellPx, CellPx));
        return (scores * weights).ReduceSum([], keepAxes: false) / (weights.ReduceSum([], keepAxes: false) + 1e-6f);
    }
}
