using System.Collections.Immutable;

namespace Mien.Graphs.Onnx;

/// <summary>The name, element type and shape of an input, output or value between nodes.</summary>
/// <remarks>Tensors only: sequences, maps and optionals are read as <see cref="ElementType.None"/> without a shape.</remarks>
public sealed record OnnxValueInfo(string Name, ElementType Type)
{
    /// <summary>Null when the file does not say, not even the rank.</summary>
    public ImmutableArray<OnnxDimension>? Dimensions { get; init; }

    public static OnnxValueInfo Of(string name, ElementType type, Shape shape) =>
        new(name, type) { Dimensions = [.. shape.Select(dimension => new OnnxDimension(dimension))] };

    internal static OnnxValueInfo Read(ProtobufReader reader)
    {
        OnnxValueInfo info = new("", ElementType.None);
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.ValueInfo.Name: info = info with { Name = reader.Text() }; break;
                case Field.ValueInfo.Type: info = info.ReadType(reader.Message()); break;
                default: reader.Skip(); break;
            }
        }

        return info;
    }

    internal void Write(ProtobufWriter writer)
    {
        writer.Text(Field.ValueInfo.Name, Name);
        if (Type != ElementType.None)
        {
            writer.Message(Field.ValueInfo.Type, type => type.Message(Field.Type.Tensor, WriteTensorType));
        }
    }

    private OnnxValueInfo ReadType(ProtobufReader reader)
    {
        OnnxValueInfo info = this;
        while (reader.Next() is int field and not 0)
        {
            if (field == Field.Type.Tensor)
            {
                info = info.ReadTensorType(reader.Message());
            }
            else
            {
                reader.Skip();
            }
        }

        return info;
    }

    private OnnxValueInfo ReadTensorType(ProtobufReader reader)
    {
        OnnxValueInfo info = this;
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.TensorType.ElementType: info = info with { Type = (ElementType)reader.Integer() }; break;
                case Field.TensorType.Shape: info = info with { Dimensions = ReadShape(reader.Message()) }; break;
                default: reader.Skip(); break;
            }
        }

        return info;
    }

    private ImmutableArray<OnnxDimension> ReadShape(ProtobufReader reader)
    {
        ImmutableArray<OnnxDimension>.Builder dimensions = ImmutableArray.CreateBuilder<OnnxDimension>();
        while (reader.Next() is int field and not 0)
        {
            if (field == Field.TensorShape.Dimension)
            {
                dimensions.Add(OnnxDimension.Read(reader.Message()));
            }
            else
            {
                reader.Skip();
            }
        }

        return dimensions.Count <= OnnxDimension.MostInShape
            ? dimensions.ToImmutable()
            : throw new InvalidDataException($"\"{Name}\" has {dimensions.Count} dimensions, more than {OnnxDimension.MostInShape}");
    }

    private void WriteTensorType(ProtobufWriter writer)
    {
        writer.Integer(Field.TensorType.ElementType, (long)Type);
        if (Dimensions is { } dimensions)
        {
            writer.Message(Field.TensorType.Shape, shape =>
            {
                foreach (OnnxDimension dimension in dimensions)
                {
                    shape.Message(Field.TensorShape.Dimension, dimension.Write);
                }
            });
        }
    }
}
