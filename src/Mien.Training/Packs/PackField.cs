using System.Collections.Immutable;

namespace Mien.Training.Packs;

/// <summary>One thing that a pack knows of each face.</summary>
/// <param name="ItemDimensions">Of one face; in the file [Faces,…] stands before them.</param>
/// <param name="Offset">Where it lies in a face's record.</param>
/// <param name="ByteCount">Of one face.</param>
internal sealed record PackField(string Name, ElementType Type, ImmutableArray<long> ItemDimensions, int Offset, int ByteCount);
