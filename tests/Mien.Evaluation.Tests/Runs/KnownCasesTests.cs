using System.Numerics;
using Mien.Evaluation.Candidates;
using Mien.Evaluation.Judges;
using Mien.Evaluation.Runs;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping;
using Mien.Swapping.Whole;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Evaluation.Tests.Runs;

/// <summary>The judge puts results whose worth is known in their places.</summary>
public sealed class KnownCasesTests(KnownCasesTests.Cases cases) : IClassFixture<KnownCasesTests.Cases>
{
    [Fact]
    public void Similarity_SourceOverAnotherViewOverSwapsOverTarget()
    {
        AssertFalls(row => row.Similarity, 5, Cases.Source, Cases.AnotherView, Cases.Drawn, Cases.Target);
        AssertFalls(row => row.Similarity, 5, Cases.AnotherView, Cases.Pasted, Cases.Target);
        Assert.Equal(100, cases.Row(Cases.Source).Similarity, 1.0);
        Assert.InRange(cases.Row(Cases.Target).Similarity, 0, 20);
    }

    [Fact]
    public void TargetLeft_FallsAsSimilarityRises()
    {
        AssertFalls(row => row.TargetLeft, 5, Cases.Target, Cases.Drawn);
        Assert.Equal(100, cases.Row(Cases.Target).TargetLeft, 1.0);
    }

    [Fact]
    public void Realism_UntouchedOverEveryFlaw()
    {
        AssertFalls(row => row.Realism, 5, Cases.Target, Cases.Drawn, Cases.Pasted);
        AssertFalls(row => row.Realism, 10, Cases.Target, Cases.Blurred);
        AssertFalls(row => row.Realism, 10, Cases.Target, Cases.Upsampled);
        AssertFalls(row => row.Realism, 10, Cases.Target, Cases.Through128);
        Assert.Equal(100, cases.Row(Cases.Target).Realism, 0.01);
    }

    [Fact]
    public void Realism_ASeamAlone_CostsTheSeam()
    {
        double whole = cases.Row(Cases.Target).Mean(pair => pair.Realism.Seam);
        double seamed = cases.Row(Cases.Seamed).Mean(pair => pair.Realism.Seam);

        Assert.InRange(seamed, 0, whole - 10);
        AssertFalls(row => row.Realism, 10, Cases.Target, Cases.Seamed);
    }

    [Fact]
    public void Attributes_SelfOverASmallTurnOverAnotherPerson()
    {
        AssertFalls(row => row.Attributes, 3, Cases.Target, Cases.Turned, Cases.Source);
        Assert.Equal(100, cases.Row(Cases.Target).Attributes, 0.5);
        Assert.Equal(6, cases.Row(Cases.Turned).MeanOfFaces(errors => errors.PoseDegrees), 1.5);
        Assert.Equal(0, cases.Row(Cases.Target).MeanOfFaces(errors => errors.GazeDegrees), 0.01);
        Assert.InRange(cases.Row(Cases.Source).MeanOfFaces(errors => errors.GazeDegrees), 1, 40);
    }

    [Fact]
    public void Retrieval_TheSourceItself_IsFoundFirst()
    {
        Assert.Equal(100, cases.Row(Cases.Source).Top1);
        Assert.Equal(0, cases.Row(Cases.Target).Top1);
    }

    [Fact]
    public void NoResult_CountsAsAFailureWithNoScore()
    {
        CandidateScores row = cases.Row(Cases.Nothing);

        Assert.Equal((row.Pairs.Count, 0, 0, 0), (row.Failures, row.Similarity, row.Realism, row.Attributes));
    }

    private void AssertFalls(Func<CandidateScores, double> score, double margin, params string[] names)
    {
        foreach ((string better, string worse) in names.Zip(names.Skip(1)))
        {
            double difference = score(cases.Row(better)) - score(cases.Row(worse));
            Assert.True(difference >= margin, $"{better} is {difference:0.0} over {worse}, not {margin} or more");
        }
    }

    public sealed class Cases : IDisposable
    {
        internal const string Source = "source", AnotherView = "another view", Drawn = "drawn", Pasted = "pasted", Target = "target", Blurred = "blurred",
            Upsampled = "upsampled", Through128 = "through 128 px", Seamed = "seamed", Turned = "turned", Nothing = "nothing";

        private const float TurnDegrees = 6;

        private readonly SamplePeople _people = new();
        private readonly WholeDrawing _drawing = new();
        private readonly Dictionary<string, CandidateScores> _rows;

        public Cases()
        {
            Dictionary<string, ICandidate> candidates = new()
            {
                [Source] = new MadeResult(Source, (source, target) => Fitted(source, target)),
                [AnotherView] = new MadeResult(AnotherView, (source, target) => Darkened(Mirrored(Fitted(source, target)))),
                [Drawn] = new SwapperCandidate(Drawn, _drawing.Swapper(workers: 1), new SwapSettings()),
                [Pasted] = new CrudeWarp(_people.Canonical, blends: false),
                [Target] = new UntouchedTarget(),
                [Blurred] = new MadeResult(Blurred, (_, target) => Everywhere(target.Picture, plane => GaussianBlur.Apply(plane, 0.02f * target.Face.Mesh.OuterEyeDistancePx))),
                [Upsampled] = new MadeResult(Upsampled, (_, target) => Everywhere(target.Picture, plane => Resampler.Resize(Resampler.Resize(plane, new(64, 64)), plane.Size))),
                [Through128] = new UpsampledTarget(),
                [Seamed] = new MadeResult(Seamed, (_, target) => Brightened(target)),
                [Turned] = new MadeResult(Turned, (_, target) => Rotated(target)),
                [Nothing] = new MadeResult(Nothing, (_, _) => null),
            };
            EvaluationReport report = _people.Judge([.. candidates.Values]);
            _rows = candidates.Keys.Zip(report.Candidates).ToDictionary(pair => pair.First, pair => pair.Second);
        }

        public CandidateScores Row(string name) => _rows[name];

        public void Dispose()
        {
            _people.Dispose();
            _drawing.Dispose();
        }

        private static Picture Fitted(SeenFace source, SeenFace target) => Picture.From(Resampler.Resize(source.Picture, target.Picture.Size));

        private static Picture Mirrored(Picture picture) => Picture.From(Resampler.Warp(picture, new Affine2(-1, 0, picture.Width, 0, 1, 0), picture.Size));

        private static Picture Darkened(Picture picture) => Everywhere(picture, plane => Changed(plane, sample => 0.8f * sample));

        private static Picture Rotated(SeenFace target)
        {
            Vector2 centre = new(target.Picture.Width / 2f, target.Picture.Height / 2f);
            Affine2 turn = Affine2.Similarity(1, TurnDegrees, Vector2.Zero);
            return Picture.From(Resampler.Warp(target.Picture, turn.Then(Affine2.Translation(centre.X - turn.Apply(centre).X, centre.Y - turn.Apply(centre).Y)), target.Picture.Size, Border.Replicate));
        }

        /// <summary>A square of the face is a little brighter: nothing but its edge is wrong.</summary>
        private static Picture Brightened(SeenFace target)
        {
            Picture picture = target.Picture.Clone();
            Box box = target.Face.Box;
            Region square = new Region((int)box.X, (int)box.Y, (int)box.Width, (int)box.Height).Intersect(Region.Of(picture.Size));
            Planes planes = picture.Read(square);
            Plane whole = Changed(planes.Red, _ => 1);
            picture.Write(square, Each(planes, plane => Changed(plane, sample => Math.Min(1, sample + 0.12f))), whole);
            return picture;
        }

        private static Picture Everywhere(Picture picture, Func<Plane, Plane> change) => Picture.From(Each(picture.Read(Region.Of(picture.Size)), change));

        private static Planes Each(Planes planes, Func<Plane, Plane> change) => new(change(planes.Red), change(planes.Green), change(planes.Blue));

        private static Plane Changed(Plane plane, Func<float, float> change)
        {
            Plane changed = new(plane.Width, plane.Height);
            for (int i = 0; i < changed.Samples.Length; i++)
            {
                changed.Samples[i] = change(plane.Samples[i]);
            }

            return changed;
        }
    }
}
