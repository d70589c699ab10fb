using Mien.Evaluation.Candidates;
using Mien.Evaluation.Judges;
using Mien.Evaluation.People;
using Mien.Evaluation.Reports;
using Mien.Evaluation.Runs;
using Mien.Evaluation.Tests.Judges;
using Mien.Imaging.Files;
using Mien.Models.Cards;

namespace Mien.Evaluation.Tests.Runs;

public sealed class EvaluationJobTests(SamplePeople people) : IClassFixture<SamplePeople>
{
    [Fact]
    public void Run_SameSeedWithOtherWorkers_GivesTheSameTableToTheLastDigit()
    {
        Assert.Equal(Scores(people.Judge([new UpsampledTarget()], pairs: 8, workers: 1)), Scores(people.Judge([new UpsampledTarget()], pairs: 8, workers: 3)));
        Assert.NotEqual(Scores(people.Judge([new UpsampledTarget()], pairs: 8)), Scores(people.Judge([new UpsampledTarget()], pairs: 8, seed: 2)));
    }

    [Fact]
    public void Run_OnePersonOnly_IsRefused()
    {
        EvaluationRequest request = new() { PeopleFolder = people.Folder, Candidates = [new UntouchedTarget()], HeldOutShare = 0.01 };

        PeopleException fault = Assert.Throws<PeopleException>(() => people.Job.Run(request, new Unheard(), TestContext.Current.CancellationToken));
        Assert.Equal("TOO_FEW_PEOPLE", fault.Code);
    }

    [Fact]
    public void Run_CardThatNamesAHeldOutPerson_IsRefused()
    {
        string card = Card("""{ "trainedOn": { "names": "x.png\nc.png" } }""");
        EvaluationRequest request = new() { PeopleFolder = people.Folder, Candidates = [new UntouchedTarget()], HeldOutShare = 1, Cards = [card] };

        PeopleException fault = Assert.Throws<PeopleException>(() => people.Job.Run(request, new Unheard(), TestContext.Current.CancellationToken));
        Assert.Equal("FACE_LEARNED_FROM", fault.Code);
        Assert.Contains(" c ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_JudgeThatHasTaughtANetwork_IsRefused_AndAnotherIsToldOfIt()
    {
        string card = Card("""{ "trainedOn": { "names": "x.png\ny.png" }, "choices": { "recogniser": "/nets/squares.onnx (MIT)" } }""");
        using OnnxJudge judge = OnnxJudge.Open(SquaresRecogniser.Write(people.Folder), ChannelOrder.Rgb);

        JudgeException fault = Assert.Throws<JudgeException>(() => people.Judge([new UntouchedTarget()], pairs: 2, judge: judge, cards: card));
        EvaluationReport report = people.Judge([new UntouchedTarget()], pairs: 2, cards: card);

        Assert.Equal("JUDGE_HAS_TAUGHT", fault.Code);
        Assert.Equal((2, "squares.onnx"), (report.Cards[0].Photos.Count, report.Cards[0].Recogniser));
        Assert.Contains("squares.onnx, which is not the judge", MarkdownReport.Of(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "trainedOn": { } }""", "CARD_WITHOUT_NAMES")]
    [InlineData("not JSON", "CARD_UNREADABLE")]
    public void Run_CardThatDoesNotTell_IsRefused(string text, string code)
    {
        EvaluationRequest request = new() { PeopleFolder = people.Folder, Candidates = [new UntouchedTarget()], HeldOutShare = 1, Cards = [Card(text)] };

        Assert.Equal(code, Assert.Throws<CardException>(() => people.Job.Run(request, new Unheard(), TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void Export_JudgedAsResults_IsTheUntouchedTarget()
    {
        string folder = Directory.CreateTempSubdirectory("mien-export-").FullName;
        EvaluationReport report = people.Judge([new UntouchedTarget()], pairs: 4);
        PairExport.Write(people.Job, report, folder, TestContext.Current.CancellationToken);
        string[] targets = Directory.GetFiles(folder, "*.target.png");
        foreach (string target in targets.Skip(1))
        {
            File.Move(target, target.Replace(".target", "", StringComparison.Ordinal));
        }

        CandidateScores row = people.Judge([ResultsFolder.Open(folder)], pairs: 4).Candidates[0];

        Assert.Equal((4, 1), (targets.Length, row.Failures)); // one has no result
        Assert.All(row.Pairs.Where(pair => !pair.IsFailure), pair => Assert.Equal(100, pair.Realism.Total, 1e-6));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Html_ShowsTheTableAndPictures()
    {
        EvaluationReport report = people.Judge([new UpsampledTarget()], pairs: 3);

        string page = new HtmlReport(people.Job).Of(report, TestContext.Current.CancellationToken);

        Assert.Contains("target through 128 px", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<img ").Length - 1);
        Assert.Contains("| target through 128 px |", MarkdownReport.Of(report), StringComparison.Ordinal);
        Assert.All(report.Candidates, row => Assert.Equal(ReportTable.Columns.Count, ReportTable.RowOf(row).Count));
    }

    private static double[] Scores(EvaluationReport report) =>
        [.. report.Candidates[0].Pairs.SelectMany(pair => new[] { pair.CosineToSource, pair.CosineToTarget, pair.Attributes.Total, pair.Realism.Total, pair.Rank, pair.Pair.LongerSidePx })];

    private string Card(string text)
    {
        string path = Path.Combine(people.Folder, $"{Guid.NewGuid():N}.json");
        AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(text));
        return path;
    }

    private sealed class Unheard : IEvaluationObserver
    {
        public void Judged(int total) => Assert.Fail("nothing should have been judged");
    }
}
