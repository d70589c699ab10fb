using System.Collections.ObjectModel;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;

namespace Mien.Training.Loops;

/// <summary>One kind of training: what a step computes, what it learns from, what a person is shown, and what comes out. The loop knows no more of
/// it than this.</summary>
public interface ITrainingRecipe
{
    /// <summary>Such as "autoencoder".</summary>
    string Name { get; }

    /// <summary>What <see cref="Prepare"/> counts, in the plural.</summary>
    string Preparing => "photos";

    /// <summary>Items that a step sees.</summary>
    int Batch { get; }

    long Seed { get; }

    /// <summary>After how many the run is finished.</summary>
    long Steps { get; }

    /// <summary>What a person chose, to be kept with the run and noticed when it changes.</summary>
    IReadOnlyList<RunChoice> Choices { get; }

    /// <summary>One for each input of the step that is neither state nor data: a float or a whole number.</summary>
    IReadOnlyDictionary<string, Schedule> Settings { get; }

    /// <summary>Writes what is held out and then what is learned from, each with one tensor [Items,…] for each data input of the step.</summary>
    /// <exception cref="MienException">There is nothing to learn from.</exception>
    void Prepare(RunFolder folder, ITrainingObserver observer, CancellationToken cancellation);

    /// <summary>(batch, state, settings) → (next state, metrics). Metrics are single numbers. "error/restored" and "error/damaged" are drawn in one
    /// field, "error".</summary>
    TrainingStep BuildStep();

    /// <summary>A look at the network without changing it: (held-out items, values) → (metrics, pictures). States are the network's values, of which
    /// the moving averages are given; "step" counts the batches of a look. Outputs [N,3,H,W] are pictures, 0 … 1, and stand
    /// below each other in the preview, in order.</summary>
    TrainingStep BuildLook();

    /// <summary>The finished network.</summary>
    /// <param name="values">By the names of the step's states.</param>
    Graph BuildFinished(IReadOnlyDictionary<string, OnnxTensor> values);

    /// <summary>Networks that must lie beside the finished one, by their files' names: such as one that makes an input of it, once and not at each run.</summary>
    IReadOnlyDictionary<string, Graph> BuildCompanions() => ReadOnlyDictionary<string, Graph>.Empty;

    /// <summary>What the card says of whom the network was taught on: what is known of the items, and of what it began from.</summary>
    /// <param name="items">Facts of the items' file.</param>
    IReadOnlyDictionary<string, string> TrainedOn(IReadOnlyDictionary<string, string> items) => items;

    /// <summary>What the finished network is for, what it takes and gives, and where it fails.</summary>
    NetworkDescription Describe();
}
