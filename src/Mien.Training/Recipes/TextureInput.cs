using System.Collections.ObjectModel;
using Mien.Graphs;
using Mien.Models.Contracts;
using Mien.Training.Networks;

namespace Mien.Training.Recipes;

/// <summary>The source's own pixels on the target's mesh.</summary>
internal sealed class TextureInput : ISourceInput
{
    public bool NeedsSource => false;

    public string Purpose => "Makes a face that was drawn on a picture from another photo's own pixels belong there: light, seams, gaps, and what lies before it.";

    public IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        [HarmoniserContract.Target] = LiveRecipe.TargetLayout,
        [HarmoniserContract.Drawn] = "the same with the face drawn on it, behind what lies before the target's",
        [HarmoniserContract.Coverage] = "how much of each pixel was drawn over, 0 … 1",
        [HarmoniserContract.Change] = "is added to the drawn face, about −1 … 1",
        [HarmoniserContract.Mask] = "how far the change is made, 0 … 1",
    };

    public IReadOnlyList<string> Limits { get; } =
    [
        "it has seen the drawn person only in pictures made of one photo: mirrored, in other light, coarser",
        "it does not know who is who: likeness comes from the drawn pixels, and it can only keep or lose it",
    ];

    public LiveItems Asked(LiveItems items, Randomness random) => items;

    public LiveFace FaceOf(LiveItems items, Parameters net, LiveNetworkSize size) => LiveNetwork.Of(items.Target, items.Drawn, items.Coverage, net, size);

    public Tensor Ground(LiveItems items) => items.Drawn;

    public Tensor Judged(LiveFace face, LiveItems items) => face.FineOn(items.Drawn);

    public IdentityLoss Weighed(IdentityLoss likeness) => likeness;

    public LiveFace Finished(Graph graph, Parameters net, LiveNetworkSize size)
    {
        Shape shape = [1, 3, size.SizePx, size.SizePx];
        Tensor target = graph.Input(HarmoniserContract.Target, shape);
        Tensor drawn = graph.Input(HarmoniserContract.Drawn, shape);
        return LiveNetwork.Of(target, drawn, graph.Input(HarmoniserContract.Coverage, shape.With(1, 1)), net, size);
    }

    public IReadOnlyDictionary<string, Graph> Companions(LiveNetworkSize size) => ReadOnlyDictionary<string, Graph>.Empty;
}
