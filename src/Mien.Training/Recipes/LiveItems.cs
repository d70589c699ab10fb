using Mien.Graphs;
using Mien.Training.Networks;
using Mien.Training.Packs;

namespace Mien.Training.Recipes;

/// <summary>A batch of <see cref="SwapBack"/>s in a graph, as floats of 0 … 1.</summary>
/// <param name="Source">Null where nobody looks at it.</param>
internal sealed record LiveItems(Tensor Target, Tensor Drawn, Tensor Coverage, Tensor Truth, Tensor Mask, Tensor? Source, Tensor IsReal)
{
    /// <summary>What the result should look like: the truth, or where there is none the target, whose moment it should be.</summary>
    public Tensor Photo => Target + ((Truth - Target) * IsReal);

    public LiveLoss Loss => new(Truth, Mask, Coverage, IsReal);

    public static LiveItems In(Graph graph, int batch, int sizePx, bool hasSource)
    {
        return new(Of(SwapBackItems.Target, 3), Of(SwapBackItems.Drawn, 3), Of(SwapBackItems.Coverage, 1), Of(SwapBackItems.Truth, 3), Of(SwapBackItems.Mask, 1), hasSource ? Of(SwapBackItems.Source, 3) : null, Flag());

        Tensor Of(string name, int channels) => graph.Input(name, [batch, channels, sizePx, sizePx], ElementType.UInt8).Cast(ElementType.Float32) / 255f;
        Tensor Flag() => graph.Input(SwapBackItems.IsReal, [batch, 1, 1, 1], ElementType.UInt8).Cast(ElementType.Float32);
    }

    /// <summary>Means of squares of pixels: the same pictures, smaller.</summary>
    /// <param name="factor">Of the side; 1 changes nothing.</param>
    public LiveItems Shrunk(int factor)
    {
        return factor == 1 ? this : new(Small(Target), Small(Drawn), Small(Coverage), Small(Truth), Small(Mask), Source is null ? null : Small(Source), IsReal);

        Tensor Small(Tensor value) => value.AveragePool((factor, factor), (factor, factor));    // [N,C,S/factor,S/factor]
    }

    /// <summary>Each item's photos as they might have been taken otherwise: target, drawn face and truth alike.</summary>
    public LiveItems TakenOtherwise(Randomness random, PhotoVariation variation)
    {
        if (variation == PhotoVariation.None)
        {
            return this;
        }

        PhotoConditions conditions = new(Target.Shape[0], Target.Shape[2], random, variation);
        return this with { Target = conditions.Of(Target), Drawn = conditions.Of(Drawn), Truth = conditions.Of(Truth) };
    }

    /// <summary>Every second item turned around, left to right.</summary>
    public LiveItems Mirrored(Randomness random)
    {
        Tensor isTurned = random.Uniform([Target.Shape[0], 1, 1, 1]).Less(Target.Graph.Constant(0.5f));
        return new(Turned(Target), Turned(Drawn), Turned(Coverage), Turned(Truth), Turned(Mask), Source is null ? null : Turned(Source), IsReal);

        Tensor Turned(Tensor value) => isTurned.Where(value.Flip(3), value);
    }
}
