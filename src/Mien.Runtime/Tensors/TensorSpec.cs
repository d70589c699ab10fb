namespace Mien.Runtime;

/// <summary>What a model declares of one of its inputs or outputs.</summary>
public sealed class TensorSpec
{
    /// <summary>The shape of a tensor whose rank the model leaves open.</summary>
    private const string AnyShape = "[...]";

    private readonly long[]? shape;

    internal TensorSpec(string name, ElementType elementType, long[]? shape, IReadOnlyList<string> dimensionNames)
    {
        Name = name;
        ElementType = elementType;
        this.shape = shape;
        DimensionNames = dimensionNames;
    }

    public string Name { get; }

    public ElementType ElementType { get; }

    /// <summary>False when the model says nothing about the shape, so that every shape is taken.</summary>
    public bool IsRankKnown => shape is not null;

    /// <summary>Dimensions in order, -1 where any size is taken; empty for a scalar and for an open rank.</summary>
    public ReadOnlySpan<long> Shape => shape;

    /// <summary>One for each dimension: "N" or "height" of a free one, "" of a fixed one.</summary>
    public IReadOnlyList<string> DimensionNames { get; }

    /// <summary>True when every dimension has a fixed size.</summary>
    public bool IsStatic => shape is not null && !shape.AsSpan().ContainsAnyInRange(long.MinValue, -1);

    /// <summary>Such as "[N,3,192,192]".</summary>
    public string ShapeText => shape is null ? AnyShape : TensorShape.Text(shape, DimensionNames);

    /// <summary>Such as "input: float32 [N,3,192,192]".</summary>
    public override string ToString() => $"{Name}: {ElementTypes.Name(ElementType)} {ShapeText}";

    internal bool Accepts(ElementType type, ReadOnlySpan<long> actual)
    {
        if (type != ElementType || (shape is not null && shape.Length != actual.Length))
        {
            return false;
        }

        for (int i = 0; i < (shape?.Length ?? 0); i++)
        {
            if (shape![i] >= 0 && shape[i] != actual[i])
            {
                return false;
            }
        }

        return true;
    }
}
