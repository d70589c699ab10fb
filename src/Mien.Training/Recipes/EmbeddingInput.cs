using Mien.Faces.Alignment;
using Mien.Graphs;
using Mien.Training.Networks;
using Mien.Training.Packs;

namespace Mien.Training.Recipes;

/// <summary>A recogniser's vector of the source, and no pixel: the honest rival of <see cref="TextureInput"/> (docs/harmoniser.md).</summary>
/// <remarks>The vector is one of the person's other view, never of the photo that is the truth.</remarks>
/// <param name="framing">Of targets and of sources.</param>
internal sealed class EmbeddingInput(FrozenRecogniser recogniser, AlignmentTemplate framing) : ISourceInput
{
    /// <summary>Input of the network, output of <see cref="CompanionName"/>.</summary>
    public const string Identity = "identity";

    /// <summary>The recogniser with its framing and its scaling of colours, beside the finished network.</summary>
    public const string CompanionName = "identity.onnx";

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
        [SwapBackItems.Target] = LiveRecipe.TargetLayout,
        [Identity] = $"of length 1: what {CompanionName} gives for the source's face in the same framing",
        [LiveRecipe.ChangeName] = "is added to the target, about −1 … 1",
        [SwapBackItems.Mask] = "where the face is to be seen, 0 … 1",
    };

    public IReadOnlyList<string> Limits { get; } =
    [
        $"it does not work without {CompanionName} beside it",
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
        return LiveNetwork.Of(graph.Input(SwapBackItems.Target, [1, 3, size.SizePx, size.SizePx]), graph.Input(Identity, identity), net, size);
    }

    public IReadOnlyDictionary<string, Graph> Companions(LiveNetworkSize size) => new Dictionary<string, Graph> { [CompanionName] = Recogniser(size) };

    private Graph Recogniser(LiveNetworkSize size)
    {
        Graph graph = new(Identity);
        graph.Output(Identity, recogniser.IdentitiesOf(graph.Input(SwapBackItems.Source, [1, 3, size.SizePx, size.SizePx]), framing));
        return graph;
    }
}
