using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>How photos might have been taken otherwise: smaller, and in other light. Drawn inside the graph from a counter, for each item of a batch once,
/// so that all pictures of an item can be put under the same conditions.</summary>
/// <remarks>A photo's size is that of a crop which shows all of it. Smaller ones are mixed from two of the crop's means of 1, 2 and 4 px, as a texture's
/// levels are: a graph's shapes are fixed.</remarks>
public sealed class PhotoConditions
{
    /// <summary>As the judge draws them.</summary>
    private const float SmallestSidePx = 160, LargestSidePx = 640;

    /// <summary>Of the logarithm: together they stay within 0.63 … 1.58.</summary>
    private const float MostBrightness = 0.2f, MostSlope = 0.13f;

    private readonly Tensor _gain;

    /// <summary>Null where every photo is as large as the crop.</summary>
    private readonly Tensor? _halved;

    /// <summary>Null where no photo is small enough for it.</summary>
    private readonly Tensor? _quartered;

    /// <param name="count">Items of a batch.</param>
    /// <param name="sizePx">Side of their pictures, a multiple of 4.</param>
    /// <param name="variation">Of light alone, or of light and size.</param>
    public PhotoConditions(int count, int sizePx, Randomness random, PhotoVariation variation)
    {
        Shape each = [count, 1, 1, 1];
        Tensor isRelit = random.Uniform(each, low: -1, high: 1);
        Graph graph = isRelit.Graph;
        float[] places = [.. Enumerable.Range(0, sizePx).Select(i => (2 * (i + 0.5f) / sizePx) - 1)];
        Tensor across = graph.Constant(places, [1, 1, 1, sizePx]) * random.Uniform(each, -MostSlope, MostSlope);
        Tensor along = graph.Constant(places, [1, 1, sizePx, 1]) * random.Uniform(each, -MostSlope, MostSlope);
        Tensor light = across + along + random.Uniform(each, -MostBrightness, MostBrightness);                     // [N,1,S,S]
        _gain = isRelit.Less(graph.Constant(0f)).Where(light, graph.Constant(0f)).Exp();
        if (variation != PhotoVariation.All)
        {
            return;
        }

        Tensor scale = random.Uniform(each, SmallestSidePx / sizePx, LargestSidePx / sizePx).Min(graph.Constant(1f));
        Tensor level = scale.Log() * (-1 / MathF.Log(2));                                                          // 0: as it is, 1: half, 2: a quarter
        _halved = level.Clip(0, 1);
        _quartered = sizePx > 2 * SmallestSidePx ? (level - 1f).Clip(0, 1) : null;
    }

    /// <param name="pictures">[N,3,S,S], 0 … 1.</param>
    /// <returns>The same shape and range.</returns>
    public Tensor Of(Tensor pictures)
    {
        Tensor coarse = pictures;
        if (_halved is not null)
        {
            Tensor half = Shrunk(pictures, 2);
            coarse += (half - pictures) * _halved;
            coarse = _quartered is null ? coarse : coarse + ((Shrunk(pictures, 4) - half) * _quartered);
        }

        return (coarse * _gain).Clip(0, 1);
    }

    private static Tensor Shrunk(Tensor pictures, int factor) =>
        pictures.AveragePool((factor, factor), (factor, factor)).Resize(pictures.Shape[2], pictures.Shape[3]);
}
