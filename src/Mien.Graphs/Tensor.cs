namespace Mien.Graphs;

/// <summary>A symbolic value in a graph: one output of a node, with its shape and element type known. Immutable; operators
/// are extension methods (see Ops/) that add a node and give its output.</summary>
public sealed class Tensor
{
    internal Tensor(Node node, int index, Shape shape, ElementType type)
    {
        Node = node;
        Index = index;
        Shape = shape;
        Type = type;
    }

    /// <summary>The node that makes this value.</summary>
    public Node Node { get; }

    /// <summary>Which of the node's outputs it is.</summary>
    public int Index { get; }

    public Shape Shape { get; }

    public ElementType Type { get; }

    public Graph Graph => Node.Graph;

    public static Tensor operator +(Tensor left, Tensor right) => left.Add(right);

    public static Tensor operator -(Tensor left, Tensor right) => left.Sub(right);

    public static Tensor operator *(Tensor left, Tensor right) => left.Mul(right);

    public static Tensor operator /(Tensor left, Tensor right) => left.Div(right);

    public static Tensor operator -(Tensor value) => value.Neg();

    public static Tensor operator +(Tensor left, float right) => left.Add(left.Like(right));

    public static Tensor operator -(Tensor left, float right) => left.Sub(left.Like(right));

    public static Tensor operator *(Tensor left, float right) => left.Mul(left.Like(right));

    public static Tensor operator /(Tensor left, float right) => left.Div(left.Like(right));

    public static Tensor operator +(float left, Tensor right) => right.Like(left).Add(right);

    public static Tensor operator -(float left, Tensor right) => right.Like(left).Sub(right);

    public static Tensor operator *(float left, Tensor right) => right.Like(left).Mul(right);

    public static Tensor operator /(float left, Tensor right) => right.Like(left).Div(right);

    /// <summary>A scalar of this tensor's element type, in its graph.</summary>
    internal Tensor Like(double value) => Graph.Scalar(value, Type);

    public override string ToString() => $"{Node.Name}:{Index} {Type} {Shape}";
}
