using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Where a network takes its learned values from: a training's state, or constants. The network is the same function either
/// way; asking twice for one name gives one tensor, so that a network can be applied several times.</summary>
public sealed class Parameters
{
    private readonly Store _store;
    private readonly string _prefix;

    private Parameters(Store store, string prefix)
    {
        _store = store;
        _prefix = prefix;
    }

    /// <summary>The part of a network with this name; names inside it stand behind the part's: "encoder/weight".</summary>
    public Parameters this[string part] => new(_store, $"{_prefix}{part}/");

    /// <summary>All that have been asked for in this part, in order.</summary>
    public IReadOnlyList<Parameter> All => [.. _store.Made.Where(parameter => parameter.Name.StartsWith(_prefix, StringComparison.Ordinal))];

    /// <summary>Those of <see cref="All"/> that a loss may change.</summary>
    public IReadOnlyList<Parameter> Trained => [.. All.Where(parameter => parameter.IsTrained)];

    /// <summary>Fixed values, as constants of the graph: for a finished network, or a frozen one inside a loss.</summary>
    public static Parameters Fixed(Graph graph, IReadOnlyDictionary<string, OnnxTensor> values) => new(
        new((name, shape, initial) => values.TryGetValue(name, out OnnxTensor? value)
            ? new(name, graph.Constant(value), false, () => value)
            : throw new ArgumentException($"There is not a value for \"{name}\" {shape}.", nameof(values))),
        "");

    /// <summary>A learned value.</summary>
    /// <param name="initial">What it is before the first step.</param>
    /// <exception cref="ArgumentException">The name stands for a value of another shape, or is not among fixed values.</exception>
    public Tensor Weight(string name, Shape shape, Initial initial) => _store.Get(_prefix + name, shape, initial, isTrained: true);

    /// <summary>A value that is kept but not learned, such as a running mean.</summary>
    /// <inheritdoc cref="Weight"/>
    public Tensor Buffer(string name, Shape shape, Initial initial) => _store.Get(_prefix + name, shape, initial, isTrained: false);

    /// <summary>Values that are inputs of a training step.</summary>
    internal static Parameters Of(TrainingStep step, string name, int seed, IReadOnlyDictionary<string, OnnxTensor>? first) => new(
        new((full, shape, initial) =>
        {
            OnnxTensor? given = first?.GetValueOrDefault(full);
            if (given is not null && !given.Dimensions.SequenceEqual(shape.ToInt64()))
            {
                throw new ArgumentException($"\"{full}\" is {shape}, the value to begin with [{string.Join(',', given.Dimensions)}].", nameof(first));
            }

            OnnxTensor First() => given is null ? initial.Of(shape, seed, full) : given with { Name = full };
            return new(full, step.State(full, shape, First), true, First);
        }),
        $"{name}/");

    private sealed class Store(Func<string, Shape, Initial, Parameter> make)
    {
        private readonly Dictionary<string, Parameter> _byName = [];

        public List<Parameter> Made { get; } = [];

        public Tensor Get(string name, Shape shape, Initial initial, bool isTrained)
        {
            if (!_byName.TryGetValue(name, out Parameter? parameter))
            {
                parameter = make(name, shape, initial);
                parameter = parameter with { IsTrained = parameter.IsTrained && isTrained };
                _byName.Add(name, parameter);
                Made.Add(parameter);
            }

            return parameter.Tensor.Shape.Equals(shape)
                ? parameter.Tensor
                : throw new ArgumentException($"\"{name}\" is {parameter.Tensor.Shape}, {shape} is asked for.", nameof(shape));
        }
    }
}
