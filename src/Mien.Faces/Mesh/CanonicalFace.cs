using System.Collections.Immutable;
using System.Numerics;
using Mien.Faces.Networks;
using Mien.Faces.Networks.MediaPipe;

namespace Mien.Faces.Mesh;

/// <summary>The mesh of MediaPipe's average face, without pose: 468 points, their place in a texture, the triangles between them.
/// Centimetres; x to the right of the picture, y up, z toward the viewer.</summary>
/// <remarks>Read once and shared; immutable. Left and right halves are exact mirror images.</remarks>
public sealed class CanonicalFace
{
    private readonly ushort[] _triangles;
    private readonly ushort[] _openTriangles;
    private readonly ushort[] _mirrors;

    internal CanonicalFace(ImmutableArray<Vector3> vertices, ImmutableArray<Vector2> textureCoordinates, ushort[] triangles, ImmutableArray<float> poseWeights)
    {
        Vertices = vertices;
        TextureCoordinates = textureCoordinates;
        PoseWeights = poseWeights;
        _triangles = triangles;
        _openTriangles = [.. WithoutHoles(triangles)];
        _mirrors = [.. MirrorsOf(vertices)];
    }

    /// <summary>Of the points 0 … 467.</summary>
    public ImmutableArray<Vector3> Vertices { get; }

    /// <summary>(u, v), 0 … 1 from the texture's top left.</summary>
    public ImmutableArray<Vector2> TextureCoordinates { get; }

    /// <summary>How much each point says about the head's pose: 0 for all but 33 points, which move little with the
    /// expression.</summary>
    public ImmutableArray<float> PoseWeights { get; }

    /// <summary>898 times three points, clockwise in the picture; eyes and mouth are closed.</summary>
    public ReadOnlySpan<ushort> Triangles => _triangles;

    /// <summary>The triangles without those that close the eyes' openings and the mouth.</summary>
    public ReadOnlySpan<ushort> OpenTriangles => _openTriangles;

    /// <summary>For each point 0 … 467 the one at its place in a mirror; points of the middle line stay themselves.</summary>
    public ReadOnlySpan<ushort> Mirrors => _mirrors;

    /// <exception cref="MissingPackageException">The package @mediapipe/face_mesh is not installed.</exception>
    /// <exception cref="WeightsException">Its file is damaged or another version.</exception>
    public static CanonicalFace Load() =>
        CanonicalFaceReader.Read(MediaPipeAssets.NameOf(MediaPipeAsset.CanonicalFace), MediaPipeAssets.Read(MediaPipeAsset.CanonicalFace));

    /// <summary>What the mesh of a mirrored picture is in the picture itself, and the other way round: points change
    /// sides.</summary>
    /// <param name="pictureWidth">In pixels.</param>
    public FaceMesh Mirror(FaceMesh mesh, int pictureWidth)
    {
        Vector3[] mirrored = new Vector3[mesh.Points.Length];
        for (int i = 0; i < mirrored.Length; i++)
        {
            Vector3 point = mesh.Points[i < _mirrors.Length ? _mirrors[i] : MirrorOfIris(i)];
            mirrored[i] = point with { X = pictureWidth - 1 - point.X };
        }

        return new(mirrored, mesh.Presence);
    }

    /// <summary>Irises: the other eye's, with the rim's right and left exchanged.</summary>
    private static int MirrorOfIris(int point)
    {
        ReadOnlySpan<int> swapped = [0, 3, 2, 1, 4];
        int inner = point - MeshTopology.FacePointCount;
        int other = inner < 5 ? MeshTopology.RightIris[0] : MeshTopology.LeftIris[0];
        return other + swapped[inner % 5];
    }

    private static IEnumerable<ushort> WithoutHoles(ushort[] triangles)
    {
        HashSet<int>[] holes = [[.. MeshTopology.LeftEyeLoop], [.. MeshTopology.RightEyeLoop], [.. MeshTopology.LipsInnerLoop]];
        return triangles.Chunk(3).Where(triangle => !holes.Any(hole => triangle.All(point => hole.Contains(point)))).SelectMany(triangle => triangle);
    }

    private static IEnumerable<ushort> MirrorsOf(ImmutableArray<Vector3> vertices) =>
        vertices.Select(vertex => vertex with { X = -vertex.X })
            .Select(mirrored => (ushort)Enumerable.Range(0, vertices.Length).MinBy(i => Vector3.DistanceSquared(vertices[i], mirrored)));
}
