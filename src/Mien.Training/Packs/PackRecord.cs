using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Training.Checkpoints;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>What a pack knows of one face by its picture alone, as bytes one after the other: how faces wait before the file is written.</summary>
internal sealed class PackRecord
{
    private readonly ImmutableArray<PackField> _fields;

    public PackRecord(int sizePx)
    {
        (string Name, ElementType Type, ImmutableArray<long> Dimensions)[] parts =
        [
            (PackFields.Picture, ElementType.UInt8, [3, sizePx, sizePx]),
            (PackFields.FaceMask, ElementType.UInt8, [1, sizePx, sizePx]),
            (PackFields.SkinMask, ElementType.UInt8, [1, sizePx, sizePx]),
            (PackFields.Landmarks, ElementType.Float32, [MeshTopology.PointCount, 3]),
            (PackFields.Identity, ElementType.Float32, [PerceivedFace.IdentityNumbers]),
            (PackFields.Pose, ElementType.Float32, [3]),
            (PackFields.PhotoToCrop, ElementType.Float32, [2, 3]),
        ];
        List<PackField> fields = [];
        foreach ((string name, ElementType type, ImmutableArray<long> dimensions) in parts)
        {
            int bytes = (int)dimensions.Aggregate((long)SafetensorsTypes.Size(type), (product, dimension) => product * dimension);
            fields.Add(new(name, type, dimensions, ByteCount, bytes));
            ByteCount += bytes;
        }

        _fields = [.. fields];
    }

    public IReadOnlyList<PackField> Fields => _fields;

    /// <summary>Of one face.</summary>
    public int ByteCount { get; }

    /// <summary>The bytes of one field in a record.</summary>
    public Span<byte> Slice(Span<byte> record, string name)
    {
        PackField field = _fields.Single(field => field.Name == name);
        return record.Slice(field.Offset, field.ByteCount);
    }

    /// <summary>Writes the landmarks, and the masks that follow from them.</summary>
    /// <param name="mesh">In pixels of the crop.</param>
    public void WriteMesh(Span<byte> record, FaceMesh mesh, Size size)
    {
        FaceAreas areas = FaceAreas.Of(mesh, size);
        SampleBytes.Write(areas.Face, Slice(record, PackFields.FaceMask));
        SampleBytes.Write(areas.Skin, Slice(record, PackFields.SkinMask));
        MemoryMarshal.AsBytes(mesh.Points).CopyTo(Slice(record, PackFields.Landmarks));
    }
}
