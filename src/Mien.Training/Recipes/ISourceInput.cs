using Mien.Graphs;
using Mien.Training.Networks;

namespace Mien.Training.Recipes;

/// <summary>What a live network is given of the person that it is to show: all that differs between trainings by <see cref="LiveIdentity"/>.</summary>
internal interface ISourceInput
{
    /// <summary>Whether items need the person as another photo shows them.</summary>
    bool NeedsSource { get; }

    string Purpose { get; }

    /// <summary>The finished network's inputs and outputs, by name.</summary>
    IReadOnlyDictionary<string, string> Values { get; }

    IReadOnlyList<string> Limits { get; }

    /// <summary>Items that a step asks for in the place of these.</summary>
    LiveItems Asked(LiveItems items, Randomness random);

    LiveFace FaceOf(LiveItems items, Parameters net, LiveNetworkSize size);

    /// <summary>[N,3,S,S]: what the change is added to.</summary>
    Tensor Ground(LiveItems items);

    /// <summary>[N,3,S,S]: the result, of which a recogniser teaches no more than it should.</summary>
    Tensor Judged(LiveFace face, LiveItems items);

    IdentityLoss Weighed(IdentityLoss likeness);

    /// <summary>The network with inputs of its own.</summary>
    LiveFace Finished(Graph graph, Parameters net, LiveNetworkSize size);

    /// <summary>Networks that must lie beside the finished one, by the files' names.</summary>
    IReadOnlyDictionary<string, Graph> Companions(LiveNetworkSize size);
}
