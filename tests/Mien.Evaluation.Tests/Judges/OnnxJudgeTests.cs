using Mien.Evaluation.Candidates;
using Mien.Evaluation.Judges;
using Mien.Evaluation.Runs;
using Mien.Evaluation.Tests.Runs;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Tests.Judges;

public sealed class OnnxJudgeTests(SamplePeople people) : IClassFixture<SamplePeople>
{
    private const int CropPx = 112, SquaresAcross = 4;

    [Theory]
    [InlineData(ChannelOrder.Rgb)]
    [InlineData(ChannelOrder.Bgr)]
    public void Embed_AFace_IsWhatTheNetworkGivesOfArcFacesCrop(ChannelOrder order)
    {
        Picture photo = Photo.Load(Path.Combine(people.Folder, "a.png")).Picture;
        Face face = Assert.Single(people.Analyzer.Find(photo, cancellation: TestContext.Current.CancellationToken));
        using OnnxJudge judge = OnnxJudge.Open(SquaresRecogniser.Write(people.Folder), order);

        float[] actual = judge.Embed(photo, face, TestContext.Current.CancellationToken);

        Planes crop = FaceAligner.Crop(photo, face, AlignmentTemplate.Arcface112V2, CropPx);
        Plane[] planes = order == ChannelOrder.Rgb ? [crop.Red, crop.Green, crop.Blue] : [crop.Blue, crop.Green, crop.Red];
        double[] expected = [.. planes.SelectMany(Squares)];
        double length = Math.Sqrt(expected.Sum(value => value * value));
        Assert.Equal(3 * SquaresAcross * SquaresAcross, actual.Length);
        Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second / length, pair.First, 1e-3));
    }

    [Fact]
    public void Run_WithOnesOwnRecogniser_JudgesByIt()
    {
        using OnnxJudge judge = OnnxJudge.Open(SquaresRecogniser.Write(people.Folder), ChannelOrder.Rgb);

        EvaluationReport report = people.Judge([new UntouchedTarget()], pairs: 4, judge: judge);

        Assert.Equal("squares.onnx", report.Judge);
        Assert.Equal(100, report.Candidates[0].TargetLeft, 1e-3);
        Assert.NotEqual(people.Judge([new UntouchedTarget()], pairs: 4).Scale, report.Scale);
    }

    [Fact]
    public void Open_NetworkOfAnotherLayout_IsRefused()
    {
        JudgeException fault = Assert.Throws<JudgeException>(() => OnnxJudge.Open(SquaresRecogniser.Write(people.Folder, "wide.onnx", sidePx: 128), ChannelOrder.Rgb));

        Assert.Equal("JUDGE_LAYOUT", fault.Code);
        Assert.Contains("wide.onnx", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Means of squares of a plane in the range that ArcFace takes, −1 … 1.</summary>
    private static IEnumerable<double> Squares(Plane plane)
    {
        const int side = CropPx / SquaresAcross;
        return Enumerable.Range(0, SquaresAcross * SquaresAcross).Select(square =>
            (2 * Enumerable.Range(0, side * side).Average(i => (double)plane[(square % SquaresAcross * side) + (i % side), (square / SquaresAcross * side) + (i / side)])) - 1);
    }
}
