using System.Collections.Immutable;

namespace Mien.Training.Checkpoints;

/// <summary>A tensor of an open file.</summary>
/// <param name="Offset">Where its first byte lies in the file.</param>
/// <param name="ByteCount">Of all its elements.</param>
public sealed record SafetensorsEntry(string Name, ElementType Type, ImmutableArray<long> Dimensions, long Offset, long ByteCount);
