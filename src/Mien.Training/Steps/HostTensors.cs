using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;
using Mien.Runtime;

namespace Mien.Training.Steps;

/// <summary>Tensors of any element type in ordinary memory: as values that the engine takes, and as what files hold.</summary>
internal static class HostTensors
{
    /// <summary>Zeros.</summary>
    public static TensorValue Create(ElementType type, IReadOnlyList<long> dimensions)
    {
        long[] shape = [.. dimensions];
        return type switch
        {
            ElementType.Float32 => TensorValue.Create<float>(shape),
            ElementType.UInt8 => TensorValue.Create<byte>(shape),
            ElementType.Int64 => TensorValue.Create<long>(shape),
            ElementType.Int32 => TensorValue.Create<int>(shape),
            ElementType.Float16 => TensorValue.Create<Half>(shape),
            ElementType.Float64 => TensorValue.Create<double>(shape),
            ElementType.Bool => TensorValue.Create<bool>(shape),
            _ => throw Unfit(type),
        };
    }

    /// <summary>Puts a number into a scalar: a float, or a whole number.</summary>
    public static void Set(TensorValue scalar, double value)
    {
        switch (TypeOf(scalar))
        {
            case ElementType.Float32: scalar.Floats[0] = (float)value; break;
            case ElementType.Int64: scalar.AsSpan<long>()[0] = (long)value; break;
            case var other: throw Unfit(other);
        }
    }

    /// <summary>The elements themselves, not a copy.</summary>
    public static Span<byte> Bytes(TensorValue value) => TypeOf(value) switch
    {
        ElementType.Float32 => MemoryMarshal.AsBytes(value.AsSpan<float>()),
        ElementType.UInt8 => value.AsSpan<byte>(),
        ElementType.Int64 => MemoryMarshal.AsBytes(value.AsSpan<long>()),
        ElementType.Int32 => MemoryMarshal.AsBytes(value.AsSpan<int>()),
        ElementType.Float16 => MemoryMarshal.AsBytes(value.AsSpan<Half>()),
        ElementType.Float64 => MemoryMarshal.AsBytes(value.AsSpan<double>()),
        ElementType.Bool => MemoryMarshal.AsBytes(value.AsSpan<bool>()),
        var other => throw Unfit(other),
    };

    public static ElementType TypeOf(TensorValue value) => (ElementType)(int)value.ElementType;

    public static TensorValue Of(OnnxTensor tensor)
    {
        TensorValue value = Create(tensor.Type, tensor.Dimensions);
        tensor.Data.Span.CopyTo(Bytes(value));
        return value;
    }

    /// <summary>A copy, from the device where it lies there.</summary>
    public static OnnxTensor ToTensor(string name, TensorValue value)
    {
        using TensorValue host = value.ToHost();
        return OnnxTensor.Of(name, TypeOf(host), host.Shape, Bytes(host).ToArray());
    }

    private static ArgumentException Unfit(ElementType type) => new($"A step takes and gives no {type}.");
}
