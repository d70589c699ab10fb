namespace Mien.Graphs;

/// <summary>A graph was built with tensors that do not fit together: misuse, found before anything runs.</summary>
public sealed class ShapeException : ArgumentException
{
    private ShapeException(Operator op, string place, string message)
        : base($"{op}: {message} (in {place})")
    {
        Operator = op;
        Place = place;
    }

    public Operator Operator { get; }

    /// <summary>Graph, scopes and the number the node would have had, such as "mesh/block3, node 41".</summary>
    public string Place { get; }

    internal static ShapeException Mismatch(Operator op, Tensor left, Tensor right, string rule) =>
        new(op, left.Graph.Place, $"{Describe(left)} and {Describe(right)} do not fit: {rule}");

    internal static ShapeException Unfit(Operator op, Tensor actual, string expected) =>
        new(op, actual.Graph.Place, $"got {Describe(actual)}, expected {expected}");

    private static string Describe(Tensor tensor) =>
        tensor.Type == ElementType.Float32 ? $"{tensor.Shape}" : $"{tensor.Type} {tensor.Shape}";
}
