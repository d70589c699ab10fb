using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>An operator applied to tensors. Immutable; made by a graph.</summary>
public sealed class Node
{
    internal Node(Graph graph, int number, string scope, Operator op, ImmutableArray<Tensor?> inputs,
        ImmutableArray<OnnxAttribute> attributes, ReadOnlySpan<(Shape Shape, ElementType Type)> outputs, OnnxTensor? value)
    {
        Graph = graph;
        Number = number;
        Scope = scope;
        Operator = op;
        Inputs = inputs;
        Attributes = attributes;
        Value = value;
        ImmutableArray<Tensor>.Builder made = ImmutableArray.CreateBuilder<Tensor>(outputs.Length);
        for (int i = 0; i < outputs.Length; i++)
        {
            made.Add(new Tensor(this, i, outputs[i].Shape, outputs[i].Type));
        }

        Outputs = made.MoveToImmutable();
    }

    public Graph Graph { get; }

    /// <summary>Order of making within the graph: every input's node has a smaller number.</summary>
    public int Number { get; }

    /// <summary>The scopes it was made in, such as "block3"; empty outside all.</summary>
    public string Scope { get; }

    public Operator Operator { get; }

    /// <summary>In ONNX order; null where an optional input is left out.</summary>
    public ImmutableArray<Tensor?> Inputs { get; }

    public ImmutableArray<OnnxAttribute> Attributes { get; }

    public ImmutableArray<Tensor> Outputs { get; }

    /// <summary>The data of a <see cref="Operator.Constant"/>; null for every other operator.</summary>
    public OnnxTensor? Value { get; }

    /// <summary>Unique within the graph, such as "block3/Conv_41".</summary>
    public string Name => Scope.Length == 0 ? $"{Operator}_{Number}" : $"{Scope}/{Operator}_{Number}";

    /// <summary>The part of the graph that the backward walk computes anew instead of keeping; null outside all.</summary>
    internal Checkpoint? Checkpoint { get; init; }

    internal long Integer(string attribute) => Attribute(attribute).Integer;

    internal float Float(string attribute) => Attribute(attribute).Float;

    internal string Text(string attribute) => Attribute(attribute).Text;

    internal int[] Integers(string attribute) => [.. Attribute(attribute).Integers.Select(value => (int)value)];

    /// <summary>An input that is known when the graph is built, such as the axes of a reduction.</summary>
    internal int[] ConstantInput(int index) => Array.ConvertAll(Inputs[index]!.Node.Value!.ToIntegers(), value => (int)value);

    private OnnxAttribute Attribute(string name) => Attributes.First(attribute => attribute.Name == name);
}
