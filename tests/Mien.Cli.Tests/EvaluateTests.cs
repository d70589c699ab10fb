using System.Text.Json;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Cli.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-evaluate-").FullName;

    [Fact]
    public void Evaluate_TwoPairs_ReportsEachCandidateInOrder()
    {
        string photos = SamplePhotos.CopyInto(_folder, 1);
        string page = Path.Combine(_folder, "report.md");

        CommandRun run = CommandRun.Of("evaluate", photos, "--held-out", "1", "--pairs", "2", "--swap", "mesh:mask=oval", "--markdown", page, "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("2/2 pairs", run.Error, StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement[] rows = [.. report.RootElement.GetProperty("candidates").EnumerateArray()];
        Assert.Equal(
            ["mesh mask=oval", "untouched target", "target through 128 px", "crude warp + Poisson"],
            rows.Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(100, rows[1].GetProperty("attributes").GetDouble(), 1e-6);
        Assert.True(rows[0].GetProperty("similarity").GetDouble() > rows[1].GetProperty("similarity").GetDouble());
        Assert.Contains("| mesh mask=oval |", File.ReadAllText(page), StringComparison.Ordinal);
        CommandRun.Of("evaluate", photos, "--markdown", page).AssertFails(ExitCode.WrongUsage, page, "--overwrite");
    }

    [Fact]
    public void Evaluate_NetworkThatComesWithMien_IsNotJudgedOnWhomItsCardNames()
    {
        string photos = SamplePhotos.CopyInto(_folder, 1);
        File.Move(Path.Combine(photos, "1-0.jpg"), Path.Combine(photos, "0001.jpg"));

        CommandRun.Of("evaluate", photos, "--held-out", "1", "--pairs", "2", "--swap", "live-256:shape=0.5")
            .AssertFails(ExitCode.BadInputOrNoFace, "live-256", "have the same names");
    }

    [Fact]
    public void Evaluate_NoFolder_IsBadInput() =>
        CommandRun.Of("evaluate", Path.Combine(_folder, "none")).AssertFails(ExitCode.BadInputOrNoFace, "none", "name a folder");

    [Theory]
    [InlineData("hole", "'hole'", "whole")]
    [InlineData("whole:mask=round", "'mask=round'", "--swap whole")]
    [InlineData("whole:shape=2", "'shape=2'", "--swap whole")]
    public void Evaluate_UnknownWords_AreWrongUsage(string words, string error, string hint) =>
        CommandRun.Of("evaluate", _folder, "--swap", words).AssertFails(ExitCode.WrongUsage, error, hint);

    [Fact]
    public void Evaluate_NetworkThatIsNotThere_SaysSo() =>
        CommandRun.Of("evaluate", _folder, "--swap", "nothing.onnx").AssertFails(ExitCode.ModelOrDevice, "nothing.onnx", "path");

    [Fact]
    public void EvaluateFilm_NoFilm_IsBadInput() =>
        CommandRun.Of("evaluate", "film", Path.Combine(_folder, "a.mp4"), Path.Combine(_folder, "b.mp4")).AssertFails(ExitCode.BadInputOrNoFace, "a.mp4", "path");

    [Fact]
    public void EvaluateGrid_TwoOnOne_ShowsEachWithItsScores()
    {
        string photos = SamplePhotos.CopyInto(_folder, 1);
        string[] paths = [.. Directory.GetFiles(photos).Order(StringComparer.Ordinal).Take(3)];
        string sheet = Path.Combine(_folder, "sheet.png");

        CommandRun run = CommandRun.Of("evaluate", "grid", paths[0], paths[1], "--on", paths[2], "-o", sheet, "--swap", "mesh", "--tile", "96", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement[] cells = [.. report.RootElement.GetProperty("results").EnumerateArray()];
        Assert.Equal(paths.Take(2).Select(Path.GetFileNameWithoutExtension), cells.Select(cell => cell.GetProperty("source").GetString()));
        Assert.All(cells, cell => Assert.InRange(cell.GetProperty("cosineToSource").GetDouble(), 0.5, 1));
        Assert.True(File.Exists(sheet));
        CommandRun.Of("evaluate", "grid", paths[0], "--on", paths[2], "-o", sheet).AssertFails(ExitCode.WrongUsage, sheet, "--overwrite");
    }

    [Fact]
    public void EvaluateGrid_PhotoWithoutFace_IsNamed()
    {
        string blank = Path.Combine(_folder, "blank.png");
        Photo.Of(new Picture(64, 64)).Save(blank);

        CommandRun.Of("evaluate", "grid", blank, "--on", SamplePhotos.Of(1), "-o", Path.Combine(_folder, "sheet.png"), "--swap", "mesh")
            .AssertFails(ExitCode.BadInputOrNoFace, "blank.png", "another photo");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
