using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>A tensor with its elements, in row-major order: real ones in double precision, whole ones and truth values (0, 1) as integers.</summary>
public sealed class Values
{
    private Values(Shape shape, ElementType type, double[] reals, long[] wholes)
    {
        Shape = shape;
        Type = type;
        Reals = reals;
        Wholes = wholes;
    }

    public Shape Shape { get; }

    /// <summary>As declared in the graph; reals are kept in double precision whatever it is.</summary>
    public ElementType Type { get; }

    /// <summary>The elements of a tensor of real numbers, else empty.</summary>
    public IReadOnlyList<double> Reals { get; }

    /// <summary>The elements of a tensor of integers or truth values, else empty.</summary>
    public IReadOnlyList<long> Wholes { get; }

    /// <exception cref="ArgumentException">The elements do not fill the shape.</exception>
    public static Values Of(Shape shape, double[] reals, ElementType type = ElementType.Float32) => shape.Count == reals.Length
        ? new(shape, type, reals, [])
        : throw new ArgumentException($"{reals.Length} values do not fill {shape}.", nameof(reals));

    /// <inheritdoc cref="Of(Shape, double[], ElementType)"/>
    public static Values Of(Shape shape, long[] wholes, ElementType type = ElementType.Int64) => shape.Count == wholes.Length
        ? new(shape, type, [], wholes)
        : throw new ArgumentException($"{wholes.Length} values do not fill {shape}.", nameof(wholes));

    /// <exception cref="NotSupportedException">The tensor holds texts, or small or unsigned integers.</exception>
    public static Values Of(OnnxTensor tensor)
    {
        Shape shape = Shape.Of([.. tensor.Dimensions.Select(dimension => checked((int)dimension))]);
        ReadOnlySpan<byte> data = tensor.Data.Span;
        return tensor.Type switch
        {
            ElementType.Float32 => Of(shape, Array.ConvertAll(MemoryMarshal.Cast<byte, float>(data).ToArray(), value => (double)value), tensor.Type),
            ElementType.Float64 => Of(shape, MemoryMarshal.Cast<byte, double>(data).ToArray(), tensor.Type),
            ElementType.Float16 => Of(shape, Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(data).ToArray(), value => (double)value), tensor.Type),
            ElementType.Int64 => Of(shape, MemoryMarshal.Cast<byte, long>(data).ToArray(), tensor.Type),
            ElementType.Int32 => Of(shape, Array.ConvertAll(MemoryMarshal.Cast<byte, int>(data).ToArray(), value => (long)value), tensor.Type),
            ElementType.Bool => Of(shape, Array.ConvertAll(data.ToArray(), value => (long)value), tensor.Type),
            _ => throw new NotSupportedException($"Elements of type {tensor.Type} are not computed with."),
        };
    }

    public static bool IsReal(ElementType type) => type is ElementType.Float32 or ElementType.Float64 or ElementType.Float16;

    /// <summary>The same elements in another shape.</summary>
    public Values As(Shape shape) => new(shape, Type, (double[])Reals, (long[])Wholes);

    /// <summary>Rounded to the declared element type, for a file.</summary>
    public OnnxTensor ToOnnx()
    {
        byte[] data = Type switch
        {
            ElementType.Float32 => Bytes(Reals, value => (float)value),
            ElementType.Float64 => Bytes(Reals, value => value),
            ElementType.Float16 => Bytes(Reals, value => (Half)value),
            ElementType.Int64 => Bytes(Wholes, value => value),
            ElementType.Int32 => Bytes(Wholes, value => (int)value),
            ElementType.Bool => Bytes(Wholes, value => (byte)value),
            _ => throw new NotSupportedException($"Elements of type {Type} are not computed with."),
        };
        return OnnxTensor.Of("", Type, Shape.ToInt64(), data);
    }

    private static byte[] Bytes<TIn, TOut>(IEnumerable<TIn> values, Func<TIn, TOut> convert)
        where TOut : unmanaged => MemoryMarshal.AsBytes(values.Select(convert).ToArray().AsSpan()).ToArray();
}
