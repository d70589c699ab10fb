using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>One step of a training as a graph: (batch, state) → (new state, metrics). The state is weights, moments, averages and the
/// number of steps; the file holds no values.</summary>
/// <remarks>An output "next/x" is the input "x" of the next step; a state without such an output stays as it is. All other outputs are
/// metrics.
/// <code>
/// Graph graph = new("autoencoder step");
/// TrainingStep step = new(graph);
/// Tensor images = graph.Input("images", [8, 3, 64, 64]);
/// Parameters net = step.Parameters("autoencoder", seed: 1);
/// Tensor loss = (Autoencoder(images, net) - images).Square().ReduceMean([], keepAxes: false);
/// step.Minimise(loss, net.Trained, new Adam { LearningRate = graph.Input("learning_rate", []) });
/// graph.Output("loss", loss);
/// byte[] onnx = graph.ToOnnx();
/// </code></remarks>
public sealed class TrainingStep
{
    /// <summary>Before a state's name: the output that is the state after the step.</summary>
    public const string NextPrefix = "next/";

    private readonly List<State> _states = [];
    private readonly Dictionary<Tensor, Tensor> _next = [];

    public TrainingStep(Graph graph)
    {
        Graph = graph;
        Tensor done = State("step", [], () => OnnxTensor.Of("step", ElementType.Int64, [], new byte[sizeof(long)]), ElementType.Int64);
        Number = done + graph.Integers([1], []);
        Next(done, Number);
    }

    public Graph Graph { get; }

    /// <summary>Int64 [], 1 in the first step. A good counter for <see cref="Randomness"/>.</summary>
    public Tensor Number { get; }

    /// <summary>Everything that must be kept to go on, in order of the graph's inputs.</summary>
    public IReadOnlyList<State> States => _states;

    /// <summary>A network whose values belong to the state.</summary>
    /// <param name="name">Stands before the names of its values.</param>
    /// <param name="first">Values to begin with, by their names in the state; the others begin as the network says.</param>
    public Parameters Parameters(string name, int seed, IReadOnlyDictionary<string, OnnxTensor>? first = null) => Mien.Graphs.Parameters.Of(this, name, seed, first);

    /// <summary>A further value of the state.</summary>
    /// <param name="initial">Makes the value before the first step.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public Tensor State(string name, Shape shape, Func<OnnxTensor> initial, ElementType type = ElementType.Float32)
    {
        Tensor tensor = Graph.Input(name, shape, type);
        _states.Add(new(name, tensor, initial));
        return tensor;
    }

    /// <summary>Says what a value of the state is after the step.</summary>
    /// <exception cref="ArgumentException">It is no state, was said already, or the value has another shape or type.</exception>
    public void Next(Tensor state, Tensor value)
    {
        State entry = _states.Find(entry => entry.Tensor == state) ?? throw new ArgumentException($"{state} is no state.", nameof(state));
        if (!value.Shape.Equals(state.Shape) || value.Type != state.Type)
        {
            throw new ArgumentException($"\"{entry.Name}\" is {state.Type} {state.Shape}, its next value {value.Type} {value.Shape}.", nameof(value));
        }

        if (!_next.TryAdd(state, value))
        {
            throw new ArgumentException($"The next value of \"{entry.Name}\" is already known.", nameof(state));
        }

        Graph.Output(NextPrefix + entry.Name, value);
    }

    /// <summary>Moves parameters down the gradient of a loss.</summary>
    /// <param name="parameters">Those that this loss trains; others stay, though gradients pass through them.</param>
    /// <param name="largestNorm">Longer gradients, all together, are shortened to this length.</param>
    /// <returns>The length of the gradient before that, [].</returns>
    public Tensor Minimise(Tensor loss, IEnumerable<Parameter> parameters, Optimiser optimiser, Setting? largestNorm = null)
    {
        Parameter[] trained = [.. parameters];
        return Apply(trained, loss.Gradients([.. trained.Select(parameter => parameter.Tensor)]), optimiser, largestNorm);
    }

    /// <summary>Moves parameters against given gradients, such as those of <see cref="MicroBatches"/>.</summary>
    /// <param name="gradients">One for each parameter.</param>
    /// <inheritdoc cref="Minimise"/>
    public Tensor Apply(IReadOnlyList<Parameter> parameters, ImmutableArray<Tensor> gradients, Optimiser optimiser, Setting? largestNorm = null)
    {
        using IDisposable scope = Graph.Scope("optimiser");
        Tensor norm = gradients.Select(gradient => gradient.Square().ReduceSum([], keepAxes: false)).Aggregate((sum, next) => sum + next).Sqrt();
        Tensor? scale = largestNorm is { } most ? (most.In(Graph) / (norm + 1e-6f)).Min(Graph.Constant(1f)) : null;
        // Nothing moves before all gradients are known: then an engine may write the new values over the old ones. A common length sees to that.
        Optimiser late = scale is null ? optimiser with { LearningRate = optimiser.LearningRate.In(Graph).After(FirstsOf(gradients)) } : optimiser;
        foreach ((Parameter parameter, Tensor gradient) in parameters.Zip(gradients))
        {
            using IDisposable name = Graph.Scope(parameter.Name);
            Next(parameter.Tensor, late.Descend(new(this, parameter, scale is null ? gradient : gradient * scale)));
        }

        return norm;
    }

    /// <summary>Keeps a moving average of parameters beside them, as states named "x:average": a = a + (x − a)·(1 − decay) (Polyak and
    /// Juditsky 1992). To be called after what changes them.</summary>
    public void Average(IEnumerable<Parameter> parameters, Setting decay)
    {
        using IDisposable scope = Graph.Scope("average");
        foreach (Parameter parameter in parameters)
        {
            Tensor average = State($"{parameter.Name}:average", parameter.Tensor.Shape, parameter.Initial);
            Next(average, average + ((_next.GetValueOrDefault(parameter.Tensor, parameter.Tensor) - average) * (1f - decay.In(Graph))));
        }
    }

    /// <summary>A value of the state that begins as zeros.</summary>
    internal Tensor Zeros(string name, Shape shape) => State(name, shape, () => Initial.Zero.Of(shape, 0, name));

    /// <summary>One element of each, which is there only when all of it is.</summary>
    private static Tensor FirstsOf(ImmutableArray<Tensor> gradients) =>
        Selection.Concat(0, [.. gradients.Select(gradient => gradient.Reshape((int)gradient.Shape.Count).Slice(0, 0, 1))]);
}
