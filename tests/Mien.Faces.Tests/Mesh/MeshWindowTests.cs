using System.Numerics;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Mesh;

public sealed class MeshWindowTests
{
    [Fact]
    public void Of_Mesh_TurnsEyesLevelAndHoldsAllPoints()
    {
        Random random = new(13);
        CanonicalFace canonical = CanonicalFace.Load();
        for (int round = 0; round < 100; round++)
        {
            float angle = random.Next(-180, 180);
            Affine2 faceToImage = Affine2.Similarity(3 + random.Next(20), angle, new(random.Next(1000), random.Next(1000)));
            FaceMesh mesh = new FaceMesh([.. canonical.Vertices.Select(point => new Vector3(point.X, -point.Y, -point.Z))], 1).Map(faceToImage);

            DetectionWindow window = MeshWindow.Of(mesh);
            Affine2 imageToInput = window.ImageToInput(192);

            Vector2 left = imageToInput.Apply(mesh[MeshTopology.LeftEyeOuter]);
            Vector2 right = imageToInput.Apply(mesh[MeshTopology.RightEyeOuter]);
            Assert.Equal(left.Y, right.Y, 0.02f);
            Assert.True(left.X < right.X);
            Assert.All(mesh.Flat(), point => Assert.InRange(imageToInput.Apply(point).X, 8, 184));
            Assert.All(mesh.Flat(), point => Assert.InRange(imageToInput.Apply(point).Y, 8, 184));
            Assert.All(mesh.Flat(), point => Assert.True(Vector2.Distance(point, imageToInput.Invert().Apply(imageToInput.Apply(point))) < 0.01f));
        }
    }

    [Fact]
    public void Of_Detection_IsHalfAgainAsLargeAndTurnedWithTheEyes()
    {
        FaceDetection face = new()
        {
            Box = new(100, 200, 40, 60),
            Score = 1,
            Keypoints = new()
            {
                ImageLeftEye = new(0, 0),
                ImageRightEye = new(10, 10),
                NoseTip = default,
                Mouth = default,
                ImageLeftEar = default,
                ImageRightEar = default,
            },
        };

        Assert.Equal(new DetectionWindow(new(120, 230), 90, 45), MeshWindow.Of(face));
    }
}
