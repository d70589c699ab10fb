namespace Mien.Graphs.Tests.Ops;

/// <summary>One row of the table of operators: a small expression to evaluate, to differentiate and to run.</summary>
/// <param name="Name">What it shows, beginning with the operator.</param>
/// <param name="Shapes">Of the inputs.</param>
/// <param name="Build">The expression.</param>
public sealed record OperatorCase(string Name, Shape[] Shapes, Func<Tensor[], Tensor> Build)
{
    /// <summary>Smallest and largest value of the inputs.</summary>
    public (double Low, double High) Range { get; init; } = (-2, 2);

    public static OperatorCase Of(string name, Shape shape, Func<Tensor, Tensor> build) => new(name, [shape], x => build(x[0]));

    public static OperatorCase Of(string name, Shape first, Shape second, Func<Tensor, Tensor, Tensor> build) => new(name, [first, second], x => build(x[0], x[1]));

    /// <summary>The expression on inputs "x0", "x1" ….</summary>
    public (Graph Graph, Tensor[] Inputs, Tensor Result) Open()
    {
        Graph graph = new(Name);
        Tensor[] inputs = [.. Shapes.Select((shape, i) => graph.Input($"x{i}", shape))];
        return (graph, inputs, Build(inputs));
    }

    /// <summary>Values for the inputs: all different and evenly spread, so that no two are close to a tie, and none is close to a
    /// whole or half number, where operators have kinks.</summary>
    public Dictionary<string, Values> Draw(int seed)
    {
        Random random = new(seed);
        int count = (int)Shapes.Sum(shape => shape.Count);
        double[] all = [.. Enumerable.Range(0, count).Select(i => Range.Low + ((Range.High - Range.Low) * (i + 0.5123) / count))];
        all = Array.ConvertAll(all, value => Math.Abs((value * 2) - Math.Round(value * 2)) < 1e-3 ? value + 2e-3 : value);
        random.Shuffle(all);
        Dictionary<string, Values> drawn = [];
        int start = 0;
        foreach ((Shape shape, int i) in Shapes.Select((shape, i) => (shape, i)))
        {
            // Rounded as ONNX Runtime gets them.
            drawn[$"x{i}"] = Values.Of(shape, [.. all.Skip(start).Take((int)shape.Count).Select(value => (double)(float)value)]);
            start += (int)shape.Count;
        }

        return drawn;
    }

    public override string ToString() => Name;
}
