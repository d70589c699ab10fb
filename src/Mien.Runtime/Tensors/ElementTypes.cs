namespace Mien.Runtime;

/// <summary>Element types as C# types and as words.</summary>
internal static class ElementTypes
{
    /// <exception cref="NotSupportedException">T is not float, double, Half, bool or an integer of 1, 2, 4 or 8 bytes.</exception>
    public static ElementType Of<T>()
        where T : unmanaged
    {
        // The JIT keeps only the branch of its T.
        return typeof(T) == typeof(float) ? ElementType.Float32
            : typeof(T) == typeof(long) ? ElementType.Int64
            : typeof(T) == typeof(byte) ? ElementType.UInt8
            : typeof(T) == typeof(int) ? ElementType.Int32
            : typeof(T) == typeof(bool) ? ElementType.Boolean
            : typeof(T) == typeof(Half) ? ElementType.Float16
            : typeof(T) == typeof(double) ? ElementType.Float64
            : typeof(T) == typeof(sbyte) ? ElementType.Int8
            : typeof(T) == typeof(short) ? ElementType.Int16
            : typeof(T) == typeof(ushort) ? ElementType.UInt16
            : typeof(T) == typeof(uint) ? ElementType.UInt32
            : typeof(T) == typeof(ulong) ? ElementType.UInt64
            : throw new NotSupportedException($"a tensor cannot hold {typeof(T)}");
    }

    /// <returns>Bytes of one element; 0 for types without a fixed size.</returns>
    public static int Size(ElementType type) => type switch
    {
        ElementType.UInt8 or ElementType.Int8 or ElementType.Boolean => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Float32 or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Float64 or ElementType.Int64 or ElementType.UInt64 or ElementType.Complex64 => 8,
        ElementType.Complex128 => 16,
        _ => 0,
    };

    /// <returns>The word of the ONNX world: float32, int64, bool.</returns>
    public static string Name(ElementType type) => type switch
    {
        ElementType.Boolean => "bool",
        ElementType.Text => "string",
        _ => type.ToString().ToLowerInvariant(),
    };
}
