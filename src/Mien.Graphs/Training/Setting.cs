namespace Mien.Graphs;

/// <summary>A number that is either fixed when the graph is built or given to each run: a float, or a scalar of the graph, such as an
/// input.</summary>
public readonly struct Setting
{
    private readonly float _value;
    private readonly Tensor? _tensor;

    private Setting(float value, Tensor? tensor)
    {
        _value = value;
        _tensor = tensor;
    }

    public static implicit operator Setting(float value) => new(value, null);

    public static implicit operator Setting(Tensor scalar) => FromTensor(scalar);

    public static Setting FromSingle(float value) => value;

    /// <exception cref="ShapeException">The tensor is not a single number.</exception>
    public static Setting FromTensor(Tensor scalar) => scalar.Shape.Rank == 0 && scalar.Type == ElementType.Float32
        ? new(0, scalar)
        : throw ShapeException.Unfit(Operator.Mul, scalar, "a single number, []");

    /// <summary>Whether it is fixed to 0, so that what it scales can be left out.</summary>
    internal bool IsZero => _tensor is null && _value == 0;

    internal Tensor In(Graph graph) => _tensor ?? graph.Constant(_value);
}
