#pragma warning disable xUnit1051 // Calls of milliseconds need no cancellation.
using System.Numerics;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Faces.Networks;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;

namespace Mien.Faces.Tests.Mesh;

/// <summary>Detector and mesh on the sample photos of an npm package.</summary>
public sealed class FaceMesherTests(FaceMesherTests.Networks networks) : IClassFixture<FaceMesherTests.Networks>
{
    private static readonly CanonicalFace Canonical = CanonicalFace.Load();

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 3)]
    [InlineData(6, 4)]
    public void Fit_EveryFaceOfAPhoto_IsPresentWithItsKeypoints(int sample, int faceCount)
    {
        Picture picture = Sample(sample);
        DetectionPicture small = DetectionPicture.Of(picture, 0.5f);
        IReadOnlyList<FaceDetection> faces = networks.Detector.Find(small, DetectionWindows.Whole(picture.Size));

        Assert.Equal(faceCount, faces.Count);
        foreach (FaceDetection face in faces.SelectMany(face => networks.Detector.LookAgain(small, face)))
        {
            FaceMesh mesh = networks.Mesher.Fit(picture, face);

            Assert.True(mesh.Presence > 0.99f, $"presence {mesh.Presence} at {face.Box}");
            Vector2 eye = mesh[MeshTopology.LeftIris[0]];
            Assert.True(Vector2.Distance(face.Keypoints.ImageLeftEye, eye) < 0.35f * mesh.OuterEyeDistancePx, $"eye {eye}, keypoint {face.Keypoints.ImageLeftEye}");
            faceCount--;
        }

        Assert.Equal(0, faceCount);
    }

    [Fact]
    public void Find_NoFace_IsEmpty()
    {
        DetectionPicture grey = DetectionPicture.Of(new Picture(300, 200), 1);

        Assert.Empty(networks.Detector.Find(grey, DetectionWindows.Whole(new(300, 200))));
    }

    [Fact]
    public void Fit_NoFace_IsNotPresent() =>
        Assert.False(networks.Mesher.Fit(new Picture(300, 200), new DetectionWindow(new(150, 100), 150)).IsPresent);

    [Fact]
    public void Fit_MirroredPhoto_GivesTheMirroredMesh()
    {
        Picture picture = Sample(3);
        Picture mirrored = Mirror(picture);
        double distance = 0;
        double shift = 0;
        int count = 0;
        foreach (FaceMesh mesh in Meshes(picture))
        {
            FaceMesh expected = Canonical.Mirror(mesh, picture.Width);
            FaceMesh actual = networks.Mesher.Fit(mirrored, MeshWindow.Of(expected));
            for (int i = 0; i < MeshTopology.PointCount; i++)
            {
                Vector2 error = (actual[i] - expected[i]) / mesh.OuterEyeDistancePx;
                distance += error.Length();
                shift += error.X;
                count++;
            }
        }

        Assert.True(count > 0);
        Assert.InRange(distance / count, 0, 0.03);

        // Half a pixel of the input too far right would move both meshes right, hence apart by 1/192 of a window that is about
        // 2.6 eye distances wide: by 0.0135.
        Assert.InRange(Math.Abs(shift / count), 0, 0.007);
    }

    [Theory]
    [InlineData(0.5f, 20)]
    [InlineData(1.3f, -35)]
    public void Fit_TurnedAndScaledPhoto_GivesTheTurnedMesh(float scale, float degrees)
    {
        Picture picture = Sample(2);
        FaceMesh mesh = Assert.Single(Meshes(picture));
        Size size = new(600, 600);
        Affine2 turn = Affine2.Similarity(scale, degrees, Vector2.Zero);
        Affine2 imageToTurned = turn.Then(Affine2.Translation(300 - turn.Apply(mesh.Box.Centre).X, 300 - turn.Apply(mesh.Box.Centre).Y));
        Picture turned = Picture.From(Resampler.Warp(picture, imageToTurned, size));

        FaceMesh expected = mesh.Map(imageToTurned);
        FaceMesh actual = networks.Mesher.Track(turned, expected);

        double error = Enumerable.Range(0, MeshTopology.PointCount).Average(i => (double)Vector2.Distance(expected[i], actual[i]));
        Assert.InRange(error / expected.OuterEyeDistancePx, 0, 0.02);
    }

    [Fact]
    public void Fit_BasicNetwork_AgreesWithAttentionNetwork()
    {
        Picture picture = Sample(3);
        using FaceMesher basic = FaceMesher.Open(networks.Cache, networks.Settings, MeshNetwork.Basic);
        foreach (FaceMesh mesh in Meshes(picture))
        {
            FaceMesh other = basic.Track(picture, mesh);

            Assert.True(other.IsPresent);
            Assert.False(other.HasIrises);
            double error = Enumerable.Range(0, MeshTopology.FacePointCount).Average(i => (double)Vector2.Distance(mesh[i], other[i]));
            Assert.InRange(error / mesh.OuterEyeDistancePx, 0, 0.05);
        }
    }

    private List<FaceMesh> Meshes(Picture picture)
    {
        DetectionPicture small = DetectionPicture.Of(picture, 0.5f);
        return
        [
            .. networks.Detector.Find(small, DetectionWindows.Whole(picture.Size))
                .SelectMany(face => networks.Detector.LookAgain(small, face)).Select(face => networks.Mesher.Fit(picture, face)),
        ];
    }

    private static Picture Sample(int number) =>
        Photo.Load(NodePackages.Locate($"@vladmandic/face-api/demo/sample{number}.jpg")).Picture;

    private static Picture Mirror(Picture picture)
    {
        Picture mirrored = new(picture.Width, picture.Height);
        for (int pixel = 0; pixel < picture.Width * picture.Height; pixel++)
        {
            int x = pixel % picture.Width;
            picture.Rgb.AsSpan(pixel * 3, 3).CopyTo(mirrored.Rgb.AsSpan((pixel + picture.Width - 1 - (2 * x)) * 3));
        }

        return mirrored;
    }

    public sealed class Networks : IDisposable
    {
        private readonly string _folder = Path.Combine(Path.GetTempPath(), $"mien-{Guid.NewGuid():N}");

        public Networks()
        {
            Cache = new(_folder);
            Detector = BlazeFaceDetector.Open(Cache, Settings);
            Mesher = FaceMesher.Open(Cache, Settings);
        }

        public NetworkCache Cache { get; }

        public SessionSettings Settings { get; } = new() { Device = DeviceChoice.Cpu };

        public BlazeFaceDetector Detector { get; }

        public FaceMesher Mesher { get; }

        public void Dispose()
        {
            Detector.Dispose();
            Mesher.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
