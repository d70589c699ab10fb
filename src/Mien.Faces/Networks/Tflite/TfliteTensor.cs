using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Mien.Faces.Networks.Tflite;

/// <summary>A value of a TensorFlow Lite network.</summary>
/// <param name="Shape">[N,H,W,C] for images.</param>
/// <param name="Data">Elements of a constant, at any alignment; empty for a value that is computed.</param>
internal sealed record TfliteTensor(string Name, int[] Shape, TfliteElementType Type, ReadOnlyMemory<byte> Data)
{
    public bool IsConstant => !Data.IsEmpty;

    /// <summary>The elements of a constant of float32 or float16, subnormal halves included.</summary>
    /// <exception cref="InvalidDataException">The data do not fill the shape.</exception>
    public float[] ToFloats()
    {
        float[] values = new float[Count(Type == TfliteElementType.Half ? sizeof(ushort) : sizeof(float))];
        ReadOnlySpan<byte> data = Data.Span;
        if (Type == TfliteElementType.Half)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(data[(i * sizeof(ushort))..]);
            }
        }
        else
        {
            data.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        return values;
    }

    public int[] ToIntegers()
    {
        int[] values = new int[Count(sizeof(int))];
        Data.Span.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private int Count(int elementBytes)
    {
        long count = Shape.Aggregate(1L, (product, dimension) => product * dimension);
        return count * elementBytes == Data.Length
            ? (int)count
            : throw new InvalidDataException($"tensor \"{Name}\" [{string.Join(',', Shape)}] {Type} holds {Data.Length} bytes");
    }
}
