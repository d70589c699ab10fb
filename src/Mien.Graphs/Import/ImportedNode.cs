using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>A node of a file with its inputs already read: what a rule sees.</summary>
internal sealed class ImportedNode(Graph graph, OnnxNode node, ImmutableArray<Tensor?> inputs, long opset, string description)
{
    public Graph Graph => graph;

    /// <summary>Version of the standard operators: what attributes and inputs mean has changed with it.</summary>
    public long Opset => opset;

    public int OutputCount => node.Outputs.Length;

    public ImmutableArray<Tensor?> Inputs => inputs;

    public ImmutableArray<OnnxAttribute> Attributes => node.Attributes;

    public Tensor X => this[0];

    public Tensor this[int index] => Optional(index) ?? throw Unsupported($"no input {index}");

    public Tensor? Optional(int index) => index < inputs.Length ? inputs[index] : null;

    public bool Has(string attribute) => Find(attribute) is not null;

    public long Integer(string attribute, long otherwise) => Find(attribute)?.Integer ?? otherwise;

    public float Float(string attribute, float otherwise) => Find(attribute)?.Float ?? otherwise;

    public string Text(string attribute, string otherwise) => Find(attribute)?.Text ?? otherwise;

    public int[] Integers(string attribute, params int[] otherwise) => Find(attribute) is { } found ? [.. found.Integers.Select(Whole)] : otherwise;

    public OnnxTensor? Tensor(string attribute) => Find(attribute)?.Tensor;

    /// <summary>A list of integers that newer versions take as an input and older ones as an attribute; null if there is none.</summary>
    public int[]? List(string attribute, int input) => Has(attribute) ? Integers(attribute) : Optional(input) is null ? null : Known(input);

    /// <summary>The same where there must be one.</summary>
    public int[] RequiredList(string attribute, int input) => List(attribute, input) ?? throw Unsupported($"no {attribute}");

    /// <summary>An input whose integers must be known.</summary>
    public int[] Known(int index) => KnownValues(index) is var values && values.Wholes.Count > 0 ? [.. values.Wholes.Select(Whole)] : [.. values.Reals.Select(value => (int)value)];

    /// <summary>An input whose numbers must be known.</summary>
    public Values KnownValues(int index) => this[index].Node.Value is { } value ? Values.Of(value) : throw Unsupported($"input {index} computed from values");

    /// <summary>A single number that newer versions take as an input and older ones as an attribute.</summary>
    public float Number(string attribute, int input, float otherwise) =>
        Optional(input) is null ? Float(attribute, otherwise) : (float)KnownValues(input).Reals[0];

    public OnnxUnsupportedException Unsupported(string what) => OnnxUnsupportedException.Setting(description, what);

    // "To the end" is written as the largest number of 64 bits.
    private static int Whole(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);

    private OnnxAttribute? Find(string name) => node.Attributes.FirstOrDefault(attribute => attribute.Name == name);
}
