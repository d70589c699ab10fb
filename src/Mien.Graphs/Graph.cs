using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>A network, loss or training step under construction: named inputs, named outputs and the nodes between.</summary>
/// <remarks>Shapes are checked as nodes are made. Nodes that no output needs are not written. Not thread-safe.
/// <code>
/// Graph graph = new("edges");
/// Tensor x = graph.Input("input", Shape.Of(1, 3, 64, 64));
/// graph.Output("output", x.Conv(graph.Constant(weights, Shape.Of(8, 3, 3, 3)), pads: Pads.All(1)).Relu());
/// byte[] onnx = graph.ToOnnx();
/// </code></remarks>
public sealed class Graph
{
    private readonly List<KeyValuePair<string, Tensor>> _inputs = [];
    private readonly List<KeyValuePair<string, Tensor>> _outputs = [];
    private readonly HashSet<string> _names = [];
    private string _scope = "";
    private Checkpoint? _checkpoint;
    private int _nodeCount;

    public Graph(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<KeyValuePair<string, Tensor>> Inputs => _inputs;

    public IReadOnlyList<KeyValuePair<string, Tensor>> Outputs => _outputs;

    /// <summary>Where the next node will stand, for messages.</summary>
    internal string Place => $"{Name}{(_scope.Length == 0 ? "" : "/" + _scope)}, node {_nodeCount}";

    /// <exception cref="ArgumentException">The name is taken.</exception>
    public Tensor Input(string name, Shape shape, ElementType type = ElementType.Float32)
    {
        TakeName(name);
        Tensor input = Make(Operator.Input, [], [], [(shape, type)], null)[0];
        _inputs.Add(new(name, input));
        return input;
    }

    /// <summary>Names a result. A tensor may have several names.</summary>
    /// <exception cref="ArgumentException">The name is taken, or the tensor is another graph's.</exception>
    public void Output(string name, Tensor tensor)
    {
        ThrowIfForeign(tensor);
        TakeName(name);
        _outputs.Add(new(name, tensor));
    }

    /// <summary>A constant of 32-bit floats; the values are copied.</summary>
    /// <exception cref="ArgumentException">The number of values is not the shape's.</exception>
    public Tensor Constant(ReadOnlySpan<float> values, Shape shape) =>
        Constant(MemoryMarshal.AsBytes(values), shape, ElementType.Float32);

    /// <inheritdoc cref="Constant(ReadOnlySpan{float}, Shape)"/>
    public Tensor Constant(float[] values, Shape shape) => Constant(values.AsSpan(), shape);

    /// <summary>A constant of 64-bit integers; the values are copied.</summary>
    /// <exception cref="ArgumentException">The number of values is not the shape's.</exception>
    public Tensor Integers(ReadOnlySpan<long> values, Shape shape) =>
        Constant(MemoryMarshal.AsBytes(values), shape, ElementType.Int64);

    /// <summary>A scalar.</summary>
    public Tensor Constant(float value) => Constant([value], Shape.Scalar);

    /// <summary>A constant from a file or from an evaluation.</summary>
    public Tensor Constant(OnnxTensor value) => Constant(value.Data.Span, Shape.Of([.. value.Dimensions.Select(dimension => checked((int)dimension))]), value.Type);

    /// <summary>One value everywhere; it takes no room in the file.</summary>
    public Tensor Filled(float value, Shape shape) => Constant(value).Expand(shape);

    /// <summary>A scalar of any numeric type; integers are truncated.</summary>
    internal Tensor Scalar(double value, ElementType type) => type switch
    {
        ElementType.Float32 => Constant((float)value),
        ElementType.Float64 => Constant(MemoryMarshal.AsBytes([value]), Shape.Scalar, type),
        ElementType.Float16 => Constant(MemoryMarshal.AsBytes([(Half)value]), Shape.Scalar, type),
        ElementType.Int64 => Integers([(long)value], Shape.Scalar),
        ElementType.Int32 => Constant(MemoryMarshal.AsBytes([(int)value]), Shape.Scalar, type),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There are no scalars of this type."),
    };

    /// <summary>A list of integers, [n].</summary>
    internal Tensor Integers(params ReadOnlySpan<long> values) => Integers(values, Shape.Of(values.Length));

    /// <summary>Nodes made until the result is disposed carry this name before their own, so that errors and profiles say where
    /// they are; scopes nest.</summary>
    public IDisposable Scope(string name)
    {
        string outer = _scope;
        _scope = outer.Length == 0 ? name : $"{outer}/{name}";
        return new End(() => _scope = outer);
    }

    /// <summary>The nodes that the outputs need, each after its inputs; graph inputs are always among them.</summary>
    public IReadOnlyList<Node> Nodes()
    {
        HashSet<Node> reached = [.. _inputs.Select(input => input.Value.Node)];
        Stack<Node> open = new(_outputs.Select(output => output.Value.Node));
        while (open.TryPop(out Node? node))
        {
            if (reached.Add(node))
            {
                foreach (Tensor? input in node.Inputs)
                {
                    if (input is not null)
                    {
                        open.Push(input.Node);
                    }
                }
            }
        }

        return [.. reached.OrderBy(node => node.Number)];
    }

    /// <summary>Learned values and multiply-adds of one run.</summary>
    public GraphCost Cost() => GraphCost.Of(Nodes());

    /// <summary>The same, node by node; nodes that have neither are left out.</summary>
    public IReadOnlyList<LayerCost> CostByLayer() => LayerCost.Of(Nodes());

    /// <summary>Reads an .onnx file: see <see cref="OnnxImport"/>.</summary>
    /// <param name="sizes">Of the model's free dimensions, by name.</param>
    /// <exception cref="OnnxFormatException">The bytes are no ONNX model.</exception>
    /// <exception cref="OnnxUnsupportedException">The model does what graphs here cannot.</exception>
    public static Graph FromOnnx(byte[] onnx, IReadOnlyDictionary<string, int>? sizes = null) => OnnxImport.ToGraph(OnnxModel.Read(onnx), sizes);

    /// <summary>The graph as an ONNX model.</summary>
    /// <exception cref="InvalidOperationException">The graph has no output.</exception>
    public OnnxModel ToModel() => GraphWriter.Write(this);

    /// <summary>The graph as the bytes of an .onnx file; equal graphs give equal bytes.</summary>
    /// <exception cref="InvalidOperationException">The graph has no output.</exception>
    public byte[] ToOnnx() => ToModel().ToBytes();

    /// <summary>Adds a node with one output.</summary>
    internal Tensor Apply(Operator op, ImmutableArray<Tensor?> inputs, Shape shape, ElementType type, params ImmutableArray<OnnxAttribute> attributes) =>
        Make(op, inputs, attributes, [(shape, type)], null)[0];

    /// <summary>Adds a node with several outputs.</summary>
    internal ImmutableArray<Tensor> ApplyMany(Operator op, ImmutableArray<Tensor?> inputs, ReadOnlySpan<(Shape Shape, ElementType Type)> outputs,
        params ImmutableArray<OnnxAttribute> attributes) =>
        Make(op, inputs, attributes, outputs, null);

    /// <summary>A node again, on other inputs of the same shapes.</summary>
    internal ImmutableArray<Tensor> Remake(Node node, ImmutableArray<Tensor?> inputs) =>
        Make(node.Operator, inputs, node.Attributes, [.. node.Outputs.Select(output => (output.Shape, output.Type))], node.Value);

    /// <summary>Nodes made until the result is disposed belong to this part, unless they already lie in one.</summary>
    internal IDisposable Within(Checkpoint checkpoint)
    {
        Checkpoint? outer = _checkpoint;
        _checkpoint ??= checkpoint;
        return new End(() => _checkpoint = outer);
    }

    /// <summary>Nodes made until the result is disposed carry this name alone, whatever scopes are open.</summary>
    internal IDisposable ScopeInstead(string name)
    {
        string outer = _scope;
        _scope = name;
        return new End(() => _scope = outer);
    }

    private Tensor Constant(ReadOnlySpan<byte> bytes, Shape shape, ElementType type)
    {
        OnnxTensor value = OnnxTensor.Of("", type, shape.ToInt64(), bytes.ToArray());
        return Make(Operator.Constant, [], [], [(shape, type)], value)[0];
    }

    private ImmutableArray<Tensor> Make(Operator op, ImmutableArray<Tensor?> inputs, ImmutableArray<OnnxAttribute> attributes,
        ReadOnlySpan<(Shape Shape, ElementType Type)> outputs, OnnxTensor? value)
    {
        foreach (Tensor? input in inputs)
        {
            if (input is not null)
            {
                ThrowIfForeign(input);
            }
        }

        return new Node(this, _nodeCount++, _scope, op, inputs, attributes, outputs, value) { Checkpoint = _checkpoint }.Outputs;
    }

    private void ThrowIfForeign(Tensor tensor)
    {
        if (tensor.Graph != this)
        {
            throw new ArgumentException($"{tensor} belongs to graph \"{tensor.Graph.Name}\", not to \"{Name}\".", nameof(tensor));
        }
    }

    private void TakeName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_names.Add(name))
        {
            throw new ArgumentException($"Graph \"{Name}\" already has an input or output \"{name}\".", nameof(name));
        }
    }

    private sealed class End(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
