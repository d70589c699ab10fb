using System.Numerics;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Faces.Tests.Detection;

/// <summary>Faces of sample photos that the picture's border cuts off below the eyes.</summary>
public sealed class CutFaceReadingTests : IDisposable
{
    private readonly PerceptionModels _models = new();
    private readonly FaceAnalyzer _analyzer;
    private readonly (IFrame Frame, Face Face)[] _people;

    public CutFaceReadingTests()
    {
        _analyzer = new(_models);
        _people = [.. new[] { 3, 6 }.SelectMany(photo =>
        {
            IFrame frame = Imaging.Files.Photo.Load(NodePackages.Locate($"@vladmandic/face-api/demo/sample{photo}.jpg")).Frame;
            return _analyzer.Find(frame, new() { Effort = DetectionEffort.Thorough }).Select(face => (frame, face));
        })];
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Theory]
    [InlineData(0.3f, 0, 0)]
    [InlineData(0.5f, 0, 0)]
    [InlineData(0.5f, 90, 1)]
    public void Find_FacesCutOffBelowTheEyes_AreNotReadUpsideDown(float cut, float turnDegrees, int mostWrong)
    {
        List<float> cosines = [];
        foreach ((IFrame frame, Face face) in _people)
        {
            (Picture picture, Vector2 eyes) = Cut(frame, face, below: cut, above: 2, turnDegrees);
            foreach (Face found in _analyzer.Find(picture, cancellation: Cancellation))
            {
                cosines.Add(Cosine(found, eyes));
            }
        }

        Assert.InRange(cosines.Count(cosine => cosine < 0.94f), 0, mostWrong);
        Assert.InRange(cosines.Count(cosine => cosine >= 0.94f), _people.Length / 2, _people.Length);
    }

    [Fact]
    public void Find_FacesUpsideDownAndCutOffAtTheForehead_AreReadAsTheyAre()
    {
        foreach ((IFrame frame, Face face) in _people)
        {
            (Picture picture, Vector2 eyes) = Cut(frame, face, below: 3, above: 0.6f, turnDegrees: 180);

            Assert.InRange(Cosine(_analyzer.Find(picture, cancellation: Cancellation)[0], eyes), 0.94f, 1);
        }
    }

    private static float Cosine(Face found, Vector2 eyes)
    {
        Vector2 line = found.Mesh[MeshTopology.RightEyeOuter] - found.Mesh[MeshTopology.LeftEyeOuter];
        return Vector2.Dot(line, eyes) / line.Length() / eyes.Length();
    }

    /// <summary>The face upright and then turned, its eyes 120 px apart; the borders below and above lie so far from the eyes, in distances from eyes to mouth.</summary>
    /// <returns>Eyes: from the left one to the right one.</returns>
    private static (Picture Picture, Vector2 Eyes) Cut(IFrame frame, Face face, float below, float above, float turnDegrees)
    {
        const int width = 360;
        Vector2 left = face.Mesh[MeshTopology.LeftEyeOuter];
        Vector2 eyes = face.Mesh[MeshTopology.RightEyeOuter] - left;
        Vector2 middle = left + (eyes / 2);
        float scale = 120 / eyes.Length();
        float toMouth = Vector2.Distance(middle, face.Mesh[MeshTopology.UpperLipInner]) * scale;
        Size upright = new(width, (int)((above + below) * toMouth));
        Affine2 toUpright = Affine2.Translation(-middle.X, -middle.Y)
            .Then(Affine2.Similarity(scale, -MathF.Atan2(eyes.Y, eyes.X) * (180 / MathF.PI), new(width / 2f, above * toMouth)));
        Size size = turnDegrees == 90 ? new(upright.Height, upright.Width) : upright;
        Affine2 toPicture = toUpright.Then(Affine2.Translation(-(upright.Width - 1) / 2f, -(upright.Height - 1) / 2f))
            .Then(Affine2.Similarity(1, turnDegrees, new((size.Width - 1) / 2f, (size.Height - 1) / 2f)));
        return (Picture.From(Resampler.Warp(frame, toPicture, size)), toPicture.Apply(left + eyes) - toPicture.Apply(left));
    }
}
