namespace Mien.Graphs.Onnx;

/// <summary>One dimension of a declared shape: a number, a name for one that is free, or neither.</summary>
public readonly record struct OnnxDimension(long? Value, string? Name = null)
{
    /// <summary>Sound tensors have fewer than ten dimensions.</summary>
    internal const int MostInShape = 64;

    public override string ToString() => Value?.ToString() ?? Name ?? "?";

    internal static OnnxDimension Read(ProtobufReader reader)
    {
        OnnxDimension dimension = default;
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.Dimension.Value: dimension = new(reader.Integer()); break;
                case Field.Dimension.Parameter: dimension = new(null, reader.Text()); break;
                default: reader.Skip(); break;
            }
        }

        return dimension;
    }

    internal void Write(ProtobufWriter writer)
    {
        if (Value is long value)
        {
            writer.Integer(Field.Dimension.Value, value);
        }
        else if (Name is not null)
        {
            writer.Text(Field.Dimension.Parameter, Name);
        }
    }
}
