using System.Numerics;
using Mien.Faces.Atlases;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Faces.Tests.Atlases;

public sealed class AtlasTrustTests
{
    private const int SizePx = 64;

    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();
    private static readonly AtlasGeometry s_atlas = new(s_canonical, SizePx);

    [Fact]
    public void Of_FrontalFace_TrustsBothHalvesAlike()
    {
        Plane trust = Of(yawDegrees: 0, new(400, 400));

        (float left, float right) = Halves(trust);
        Assert.Equal(left, right, 0.02f * left);
        Assert.True(trust[SizePx / 2, SizePx / 3] > 0.9f);
        Assert.Equal(0, trust[0, 0]);
    }

    [Theory]
    [InlineData(45)]
    [InlineData(-45)]
    public void Of_TurnedFace_TrustsTheNearHalf(float yawDegrees)
    {
        (float left, float right) = Halves(Of(yawDegrees, new(400, 400)));

        (float near, float far) = yawDegrees > 0 ? (left, right) : (right, left);
        Assert.True(far < 0.5f * near, $"near {near}, far {far}");
    }

    [Fact]
    public void Of_FaceCutByThePhoto_TrustsNothingBeyondIt()
    {
        // The face's middle is at 200: half of it lies to the right of the photo.
        (float left, float right) = Halves(Of(yawDegrees: 0, new(200, 400)));

        Assert.True(left > 100, $"{left}");
        Assert.InRange(right, 0, 0.02f * left);
    }

    private static (float Left, float Right) Halves(Plane plane)
    {
        (float left, float right) = (0, 0);
        for (int y = 0; y < plane.Height; y++)
        {
            for (int x = 0; x < plane.Width; x++)
            {
                (left, right) = x < plane.Width / 2 ? (left + plane[x, y], right) : (left, right + plane[x, y]);
            }
        }

        return (left, right);
    }

    /// <param name="yawDegrees">Positive: the nose points to the right of the picture.</param>
    private static Plane Of(float yawDegrees, Size photo)
    {
        Matrix4x4 turn = Matrix4x4.CreateRotationY(yawDegrees * MathF.PI / 180);
        Vector3[] points = [.. s_canonical.Vertices.Select(point => Vector3.Transform(point, turn)).Select(
            point => new Vector3(200 + (15 * point.X), 200 - (15 * point.Y), -15 * point.Z))];
        return AtlasTrust.Of(points, photo, s_atlas, s_canonical);
    }
}
