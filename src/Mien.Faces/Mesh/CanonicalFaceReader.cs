using System.Numerics;
using Google.Protobuf;
using Mien.Faces.Networks;

namespace Mien.Faces.Mesh;

/// <summary>Reads MediaPipe's GeometryPipelineMetadata (protobuf; face_geometry/protos at commit 85c0cdc7).</summary>
internal static class CanonicalFaceReader
{
    private const int FloatsPerVertex = 5;

    /// <exception cref="WeightsException">The bytes are damaged.</exception>
    public static CanonicalFace Read(string file, ReadOnlyMemory<byte> bytes) =>
        ForeignBytes.Read(() => Read(bytes.ToArray()), fault => WeightsException.Damaged(file, fault));

    private static CanonicalFace Read(byte[] bytes)
    {
        List<float> vertices = [];
        List<ushort> triangles = [];
        float[] weights = new float[MeshTopology.FacePointCount];
        CodedInputStream stream = new(bytes);
        while (stream.ReadTag() is uint tag and not 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case MetadataField.CanonicalMesh: ReadMesh(Message(stream), vertices, triangles); break;
                case MetadataField.ProcrustesBasis: ReadWeight(Message(stream), weights); break;
                default: stream.SkipLastField(); break;
            }
        }

        if (vertices.Count != MeshTopology.FacePointCount * FloatsPerVertex || triangles.Count % 3 != 0
            || triangles.Exists(point => point >= MeshTopology.FacePointCount))
        {
            throw new InvalidDataException($"{vertices.Count} numbers of vertices and {triangles.Count} corners of triangles are no face mesh");
        }

        float[][] rows = [.. vertices.Chunk(FloatsPerVertex)];
        return new(
            [.. rows.Select(row => new Vector3(row[0], row[1], row[2]))],
            [.. rows.Select(row => new Vector2(row[3], row[4]))],
            [.. triangles],
            [.. weights]);
    }

    private static void ReadMesh(CodedInputStream stream, List<float> vertices, List<ushort> triangles)
    {
        while (stream.ReadTag() is uint tag and not 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case MeshField.VertexBuffer: vertices.Add(stream.ReadFloat()); break;
                case MeshField.IndexBuffer: triangles.Add((ushort)Math.Min(stream.ReadUInt32(), ushort.MaxValue)); break;
                default: stream.SkipLastField(); break;
            }
        }
    }

    private static void ReadWeight(CodedInputStream stream, float[] weights)
    {
        uint point = 0;
        float weight = 0;
        while (stream.ReadTag() is uint tag and not 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case BasisField.Landmark: point = stream.ReadUInt32(); break;
                case BasisField.Weight: weight = stream.ReadFloat(); break;
                default: stream.SkipLastField(); break;
            }
        }

        weights[point < weights.Length ? point : throw new InvalidDataException($"a weight for point {point}")] = weight;
    }

    private static CodedInputStream Message(CodedInputStream stream) => stream.ReadBytes().CreateCodedInput();

    private static class MetadataField
    {
        public const int CanonicalMesh = 1, ProcrustesBasis = 2;
    }

    private static class MeshField
    {
        public const int VertexBuffer = 3, IndexBuffer = 4;
    }

    private static class BasisField
    {
        public const int Landmark = 1, Weight = 2;
    }
}
