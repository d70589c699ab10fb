using Mien.Faces.Alignment;
using Mien.Graphs;
using Mien.Models.Contracts;
using Mien.Training.Networks;

namespace Mien.Training.Recipes;

/// <summary>A recogniser's vector of the source, and no pixel: the honest rival of <see cref="TextureInput"/> (docs/harmoniser.md).</summary>
/// <remarks>The vector is one of the person's other view, never of the photo that is the truth.</remarks>
/// <param name="framing">Of targets and of sources.</param>
internal sealed class EmbeddingInput(FrozenRecogniser recogniser, AlignmentTemplate framing) : ISourceInput
{
    /// <summary>So often the person is asked for who is on the target already. Without that a network need not read the vector: hair and forehead say
    /// whose face was there.</summary>
    private const float SameShare = 0.15f;

    /// <summary>Published swappers weigh it at a half to a quarter of the pixels (shared/facts/swappers.md §4.4), which count 10: nothing that was drawn holds a
    /// likeness here, and a network that loses little for it copies the target.</summary>
    private const float LikenessWeight = 3;

    public bool NeedsSource => true;

    public string Purpose => "Gives a face another's looks, of whom it knows a recogniser's vector alone: made to be compared with networks that are given pixels.";

    public IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        [HarmoniserContract.Target] = LiveRecipe.TargetLayout,
        [HarmoniserContract.Identity] = $"of length 1: what {HarmoniserContract.IdentityFileName} gives for the source's face in the same framing",
        [HarmoniserContract.Change] = "is added to the target, about −1 … 1",
        [HarmoniserContract.Mask] = "where the face is to be seen, 0 … 1",
    };

    public IReadOnlyList<string> Limits { get; } =
    [
        $"it does not work without {HarmoniserContract.IdentityFileName} beside it",
        "it has seen the person who is asked for only in pictures made of one photo: mirrored, in other light, coarser",
        "it invents faces, and has seen few: do not expect a likeness",
    ];

    public LiveItems Asked(LiveItems items, Randomness random)
    {
        Tensor isSame = random.Uniform([items.Target.Shape[0], 1, 1, 1]).Less(items.Target.Graph.Constant(SameShare));
        return items with { Source = isSame.Where(items.Target, items.Source!), Truth = isSame.Where(items.Target, items.Truth) };
    }

    public LiveFace FaceOf(LiveItems items, Parameters net, LiveNetworkSize size) =>
        LiveNetwork.Of(items.Target, recogniser.IdentitiesOf(items.Source!, framing).StopGradient(), net, size);

    public Tensor Ground(LiveItems items) => items.Target;

    /// <summary>Nothing was drawn that could hold light or likeness: all of the change is taught, and where it is seen is not.</summary>
    public Tensor Judged(LiveFace face, LiveItems items) => face.LooksOn(items.Target);

    public IdentityLoss Weighed(IdentityLoss likeness) => likeness with { Weight = LikenessWeight };

    public LiveFace Finished(Graph graph, Parameters net, LiveNetworkSize size)
    {
        Shape identity = Recogniser(size).Outputs.Single().Value.Shape;
        return LiveNetwork.Of(graph.Input(HarmoniserContract.Target, [1, 3, size.SizePx, size.SizePx]), graph.Input(HarmoniserContract.Identity, identity), net, size);
    }

    public IReadOnlyDictionary<string, Graph> Companions(LiveNetworkSize size) => new Dictionary<string, Graph> { [HarmoniserContract.IdentityFileName] = Recogniser(size) };

    private Graph Recogniser(LiveNetworkSize size)
    {
        Graph graph = new(HarmoniserContract.Identity);
        graph.Output(HarmoniserContract.Identity, recogniser.IdentitiesOf(graph.Input(HarmoniserContract.Source, [1, 3, size.SizePx, size.SizePx]), framing));
        return graph;
    }
}
