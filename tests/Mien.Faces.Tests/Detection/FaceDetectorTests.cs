using System.Numerics;
using Mien.Faces.Alignment;
using Mien.Faces.Attributes;
using Mien.Faces.Detection;
using Mien.Faces.Identity;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Testing.Pictures;

namespace Mien.Faces.Tests.Detection;

/// <summary>Detection end to end on the sample photos of @vladmandic/face-api and on generated pictures.</summary>
public sealed class FaceDetectorTests(FaceDetectorTests.Fixture fixture) : IClassFixture<FaceDetectorTests.Fixture>
{
    private static readonly Size s_sheetSize = new(1280, 720);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.04f, 0)]
    [InlineData(0.08f, 0)]
    [InlineData(0.125f, 0)]
    [InlineData(0.3f, 0)]
    [InlineData(0.8f, 0)]
    [InlineData(0.06f, 180)]
    [InlineData(0.2f, 90)]
    [InlineData(0.3f, -135)]
    public void Find_FacesPastedAtKnownPlaces_FindsEachWhereItIs(float height, float turnDegrees)
    {
        Random random = new(23);
        foreach (Face source in fixture.SourceFaces.Take(4))
        {
            (Picture sheet, Vector2[] truth) = Sheet(fixture.Photo, source, height * s_sheetSize.Height, turnDegrees, random);

            // Nothing else is in the picture, so even a quick search must end with this face.
            IReadOnlyList<Face> faces = fixture.Analyzer.Find(sheet, new() { Effort = DetectionEffort.Quick }, Cancellation);

            Face face = Assert.Single(faces);
            float eyes = Vector2.Distance(truth[36], truth[45]);
            Assert.InRange(face.Mesh.SixtyEight().Zip(truth, Vector2.Distance).Average() / eyes, 0, 0.15f);
        }
    }

    [Fact]
    public void Find_PicturesWithoutFaces_FindsNone()
    {
        for (int seed = 0; seed < 36; seed++)
        {
            Picture picture = Picture.From(NonFaces.Make(seed, new(480, 360)));

            Assert.Empty(fixture.Analyzer.Find(picture, new() { MinimumFaceHeight = 0.1f }, Cancellation));
        }
    }

    [Fact]
    public void Find_GroupPhoto_GivesEveryFaceOnceLargestFirst()
    {
        IReadOnlyList<Face> faces = fixture.Analyzer.Find(fixture.Photo, new() { Effort = DetectionEffort.Thorough }, Cancellation);

        Assert.Equal(fixture.SourceFaces.Count, faces.Count);
        Assert.Equal(faces.OrderByDescending(face => face.Box.Area), faces);
        Assert.All(faces, face => Assert.True(face.Presence > 0.5f && face.DetectionScore is > 0 and <= 1));
        Assert.All(
            faces.SelectMany((one, i) => faces.Skip(i + 1).Select(other => one.Box.OverlapWith(other.Box))),
            overlap => Assert.True(overlap < 0.4f));
    }

    /// <summary>A picture of one row once was searched for faces of a part of a pixel: for an hour.</summary>
    [Theory]
    [InlineData(1, 192)]
    [InlineData(1, 65_535)]
    [InlineData(65_535, 7)]
    public void Find_PictureTooThinForAFace_FindsNoneAtOnce(int width, int height)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;

        Assert.Empty(fixture.Analyzer.Find(new Picture(width, height), cancellation: Cancellation));

        Assert.InRange((Environment.CpuUsage.TotalTime - before).TotalSeconds, 0, 1);
    }

    [Fact]
    public void Find_Cancelled_Stops() => Assert.ThrowsAny<OperationCanceledException>(
        () => fixture.Analyzer.Find(fixture.Photo, cancellation: new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(0)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void Find_ImpossibleMinimum_IsMisuse(float minimum) => Assert.Throws<ArgumentOutOfRangeException>(
        () => fixture.Analyzer.Find(fixture.Photo, new() { MinimumFaceHeight = minimum }, Cancellation));

    [Fact]
    public void Identify_SameFaceTurnedAndShrunk_StaysTheSamePersonAndOthersDoNot()
    {
        Random random = new(4);
        List<FaceIdentity> identities = [.. fixture.SourceFaces.Take(4).Select(face => fixture.Analyzer.Identify(fixture.Photo, face, Cancellation))];
        for (int i = 0; i < identities.Count; i++)
        {
            (Picture sheet, _) = Sheet(fixture.Photo, fixture.SourceFaces[i], heightPx: 150, turnDegrees: 25, random);
            FaceIdentity turned = fixture.Analyzer.Identify(sheet, Found(sheet), Cancellation);

            Assert.True(identities[i].IsSamePersonAs(turned));
            Assert.Equal(i, identities.Index().MinBy(other => other.Item.DistanceTo(turned)).Index);
        }
    }

    [Fact]
    public void Describe_SameFaceUprightAndTurned_GivesNearlyTheSame()
    {
        Face source = fixture.SourceFaces[0];
        (Picture sheet, _) = Sheet(fixture.Photo, source, heightPx: 250, turnDegrees: 40, new Random(4));

        FaceAttributes upright = fixture.Analyzer.Describe(fixture.Photo, source, Cancellation);
        FaceAttributes turned = fixture.Analyzer.Describe(sheet, Found(sheet), Cancellation);

        Assert.InRange(upright.AgeYears, 10, 90);
        Assert.InRange(Math.Abs(upright.AgeYears - turned.AgeYears), 0, 8);
        Assert.InRange(Math.Abs(upright.MaleProbability - turned.MaleProbability), 0, 0.35f);
        Assert.Equal(1, upright.ExpressionProbabilities.Sum(), 1e-4f);
        Assert.Equal(upright.Expression, turned.Expression);
    }

    [Fact]
    public void ImageToCrop_FoundFace_PutsItsPointsNearTheTemplates()
    {
        foreach (Face face in fixture.SourceFaces.Take(4))
        {
            Affine2 imageToCrop = FaceAligner.ImageToCrop(face, AlignmentTemplate.Arcface112V2, 112);
            Vector2[] points = [.. FivePoints.Of(face.Mesh).ToArray().Select(imageToCrop.Apply)];

            float error = points.Zip(AlignmentTemplate.Arcface112V2.PointsIn(112), Vector2.Distance).Average();

            Assert.InRange(error, 0, 6);
            Assert.Equal(new Size(112, 112), FaceAligner.Crop(fixture.Photo, face, AlignmentTemplate.Arcface112V2, 112).Size);
        }
    }

    private Face Found(Picture sheet) => fixture.Analyzer.Find(sheet, cancellation: Cancellation)[0];

    private static (Picture Sheet, Vector2[] Truth) Sheet(IFrame photo, Face face, float heightPx, float turnDegrees, Random random)
    {
        Vector2[] landmarks = face.Mesh.SixtyEight();
        Box box = Box.Around(landmarks);
        int side = (int)(box.Height * 1.9f);
        Region patch = new Region((int)box.Centre.X - (side / 2), (int)box.Centre.Y - (side / 2), side, side).Intersect(Region.Of(photo.Size));
        float margin = Math.Min(heightPx * 0.7f, s_sheetSize.Height / 2f);
        Vector2 place = new(
            margin + (random.NextSingle() * (s_sheetSize.Width - (2 * margin))),
            margin + (random.NextSingle() * (s_sheetSize.Height - (2 * margin))));
        Affine2 map = Affine2.Translation(-box.Centre.X, -box.Centre.Y)
            .Then(Affine2.Similarity(heightPx / box.Height, turnDegrees, place));
        Planes sheet = NonFaces.Clouds(random, s_sheetSize, finest: 8);
        Paste.Into(sheet, photo, patch, map);
        return (Picture.From(sheet), Array.ConvertAll(landmarks, map.Apply));
    }

    public sealed class Fixture : IDisposable
    {
        private readonly PerceptionModels _models = new();

        public Fixture()
        {
            Analyzer = new(_models);
            Photo = Imaging.Files.Photo.Load(NodePackages.Locate("@vladmandic/face-api/demo/sample1.jpg")).Frame;
            SourceFaces = Analyzer.Find(Photo, new() { Effort = DetectionEffort.Thorough });
        }

        public FaceAnalyzer Analyzer { get; }

        public IFrame Photo { get; }

        /// <summary>The faces of the first sample photo, largest first.</summary>
        public IReadOnlyList<Face> SourceFaces { get; }

        public void Dispose() => _models.Dispose();
    }
}
