using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Networks;
using Mien.Faces.Networks.MediaPipe;

namespace Mien.Faces.Tests.Mesh;

public sealed class CanonicalFaceTests
{
    private static readonly CanonicalFace Canonical = CanonicalFace.Load();

    [Fact]
    public void Load_KnownPoints_HaveKnownPlaces()
    {
        Assert.Equal(468, Canonical.Vertices.Length);
        Assert.Equal(898 * 3, Canonical.Triangles.Length);
        AssertClose(new(0, -3.406404f, 5.979507f), Canonical.Vertices[0]);
        AssertClose(new(-4.445859f, 2.663991f, 3.173422f), Canonical.Vertices[MeshTopology.LeftEyeOuter]);
        AssertClose(new(0, -9.403378f, 4.264492f), Canonical.Vertices[MeshTopology.Chin]);
        Assert.Equal(new Vector2(0.280098f, 0.3756f), Canonical.TextureCoordinates[33]);
        Assert.Equal([173, 155, 133, 246, 33, 7], Canonical.Triangles[..6].ToArray().Select(point => (int)point));
        Assert.Equal(33, Canonical.PoseWeights.Count(weight => weight > 0));
        Assert.Equal(1.055f, Canonical.PoseWeights.Sum(), 1e-3f);
    }

    [Fact]
    public void OpenTriangles_LeaveOutEyesAndMouth()
    {
        int[] holes =
        [
            4, 5, .. Enumerable.Range(882, 16), 0, 1, 39, 41, 527, 529, 575, 577, 591, 593, 611, 613, 627, 629,
            2, 3, 38, 40, 526, 528, 574, 576, 590, 592, 610, 612, 626, 628,
        ];
        ushort[] expected = [.. Canonical.Triangles.ToArray().Chunk(3).Where((_, number) => !holes.Contains(number)).SelectMany(triangle => triangle)];

        Assert.Equal(expected, Canonical.OpenTriangles.ToArray());
    }

    [Fact]
    public void Mirrors_Twice_IsIdentity()
    {
        Assert.Equal(28, Enumerable.Range(0, 468).Count(point => Canonical.Mirrors[point] == point));
        Assert.All(Enumerable.Range(0, 468), point =>
        {
            Assert.Equal(point, Canonical.Mirrors[Canonical.Mirrors[point]]);
            AssertClose(Canonical.Vertices[point] * new Vector3(-1, 1, 1), Canonical.Vertices[Canonical.Mirrors[point]]);
        });
    }

    [Fact]
    public void Mirror_Twice_IsTheSameMesh()
    {
        Random random = new(1);
        Vector3[] points = [.. Enumerable.Range(0, 478).Select(_ => new Vector3(random.Next(100), random.Next(100), random.Next(100)))];
        FaceMesh mesh = new(points, 0.75f);

        FaceMesh mirrored = Canonical.Mirror(mesh, 101);

        Assert.Equal(points[263] with { X = 100 - points[263].X }, mirrored.Points[33]);
        Assert.Equal(points[474] with { X = 100 - points[474].X }, mirrored.Points[471]);
        Assert.Equal(points, Canonical.Mirror(mirrored, 101).Points.ToArray());
    }

    [Fact]
    public void Read_DamagedBytes_ThrowsOnlyWeightsException()
    {
        byte[] whole = MediaPipeAssets.Read(MediaPipeAsset.CanonicalFace).ToArray();
        Random random = new(2);
        for (int round = 0; round < 500; round++)
        {
            byte[] damaged = whole[..random.Next(whole.Length)];
            for (int i = 0; i < 3 && damaged.Length > 0; i++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Assert.Throws<WeightsException>(() => CanonicalFaceReader.Read("test", damaged));
        }
    }

    private static void AssertClose(Vector3 expected, Vector3 actual) => Assert.True(Vector3.Distance(expected, actual) < 1e-5, $"{actual} is not {expected}");
}
