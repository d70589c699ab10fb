using System.Numerics;
using System.Runtime.InteropServices;
using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Faces.Mesh;

namespace Mien.Training.Packs;

/// <summary>What the networks of perception say about a face of a photo; the rest of a pack follows from it by arithmetic.</summary>
internal sealed record PerceivedFace(Face Face, FaceIdentity Identity)
{
    public const int IdentityNumbers = 128;

    private const int IdentityAt = 2;
    private const int PointsAt = IdentityAt + IdentityNumbers;
    private const int Numbers = PointsAt + (3 * MeshTopology.PointCount);

    /// <summary>Of a face that is kept.</summary>
    public const int ByteCount = Numbers * sizeof(float);

    public static byte[] ToBytes(IReadOnlyList<PerceivedFace> faces)
    {
        float[] numbers = new float[faces.Count * Numbers];
        for (int i = 0; i < faces.Count; i++)
        {
            Span<float> one = numbers.AsSpan(i * Numbers, Numbers);
            Face face = faces[i].Face;
            (one[0], one[1]) = (face.DetectionScore, face.Presence);
            faces[i].Identity.Embedding.CopyTo(one[IdentityAt..]);
            MemoryMarshal.Cast<Vector3, float>(face.Mesh.Points).CopyTo(one[PointsAt..]);
        }

        return MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
    }

    /// <param name="bytes">A multiple of <see cref="ByteCount"/>.</param>
    public static IReadOnlyList<PerceivedFace> FromBytes(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<float> numbers = MemoryMarshal.Cast<byte, float>(bytes);
        PerceivedFace[] faces = new PerceivedFace[numbers.Length / Numbers];
        for (int i = 0; i < faces.Length; i++)
        {
            ReadOnlySpan<float> one = numbers.Slice(i * Numbers, Numbers);
            FaceMesh mesh = new(MemoryMarshal.Cast<float, Vector3>(one[PointsAt..]).ToArray(), presence: one[1]);
            faces[i] = new(Face.Of(mesh, detectionScore: one[0]), new(one[IdentityAt..PointsAt]));
        }

        return faces;
    }
}
