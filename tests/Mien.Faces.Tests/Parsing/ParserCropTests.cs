using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Parsing;

public sealed class ParserCropTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(37, 0.4f)]
    [InlineData(-140, 3)]
    public void ImageToCrop_FaceAtAnyAngleAndSize_ShowsItUprightInTheMiddle(float turnDegrees, float scale)
    {
        Vector3[] canonical = [.. CanonicalFace.Load().Vertices];
        Vector3[] points = Array.ConvertAll(canonical, vertex => new Vector3(100 + (vertex.X * 10), 100 - (vertex.Y * 10), -vertex.Z * 10));
        FaceMesh mesh = new FaceMesh(points, presence: 1).Map(Affine2.Similarity(scale, turnDegrees, new(40, -20)));

        Box inCrop = mesh.Map(ParserCrop.ImageToCrop(mesh, 256)).Box;

        Assert.Equal(256 / ParserCrop.BoxShare, Math.Max(inCrop.Width, inCrop.Height), 0.5);
        Assert.Equal(127.5, inCrop.Centre.X, 0.5);
        Assert.Equal(127.5, inCrop.Centre.Y, 0.5);
        FaceMesh crop = mesh.Map(ParserCrop.ImageToCrop(mesh, 256));
        Assert.True(crop[MeshTopology.RightEyeOuter].X > crop[MeshTopology.LeftEyeOuter].X + 50);
        Assert.True(crop[MeshTopology.Chin].Y > crop[MeshTopology.ForeheadTop].Y + 100);
    }
}
