namespace Mien.Training.Checkpoints;

/// <summary>Element types by the words that .safetensors files use.</summary>
internal static class SafetensorsTypes
{
    private static readonly (ElementType Type, string Name, int Size)[] s_types =
    [
        (ElementType.Float64, "F64", 8), (ElementType.Int64, "I64", 8), (ElementType.UInt64, "U64", 8),
        (ElementType.Float32, "F32", 4), (ElementType.Int32, "I32", 4), (ElementType.UInt32, "U32", 4),
        (ElementType.Float16, "F16", 2), (ElementType.BFloat16, "BF16", 2), (ElementType.Int16, "I16", 2), (ElementType.UInt16, "U16", 2),
        (ElementType.Int8, "I8", 1), (ElementType.UInt8, "U8", 1), (ElementType.Bool, "BOOL", 1),
    ];

    /// <returns>None when the word is unknown.</returns>
    public static ElementType Of(string name) => Array.Find(s_types, type => type.Name == name).Type;

    /// <exception cref="ArgumentException">The format has no such type.</exception>
    public static string NameOf(ElementType type) => Find(type).Name;

    /// <summary>Bytes of one element.</summary>
    /// <inheritdoc cref="NameOf"/>
    public static int Size(ElementType type) => Find(type).Size;

    private static (ElementType Type, string Name, int Size) Find(ElementType type) =>
        Array.Find(s_types, known => known.Type == type) is { Size: > 0 } found ? found : throw new ArgumentException($".safetensors files hold no {type}.", nameof(type));
}
