using System.Text.Json;
using Mien.Training.Data;
using Mien.Training.Packs;

namespace Mien.Cli.Tests;

/// <summary>`mien faces pack` on sample photos of an installed package.</summary>
public sealed class FacesPackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-pack-").FullName;

    private string Pack => Path.Combine(_folder, "faces.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pack_FolderOfPhotos_WritesAPackAndASheet()
    {
        string photos = SamplePhotos.CopyInto(_folder, copies: 2);

        CommandRun run = CommandRun.Of("faces", "pack", photos, "-o", Pack, "--people", "file", "--size", "96", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("12/12 photos", run.Error, StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        using FacePack pack = FacePack.Open(Pack);
        Assert.Equal(pack.Count, report.RootElement.GetProperty("faces").GetInt32());
        Assert.Equal((12, 96), (report.RootElement.GetProperty("people").GetInt32(), pack.SizePx));
        Assert.Equal("arcface_128, margin 0.15, 96 px", pack.Items.Facts["framing"]);
        Assert.True(File.Exists($"{Pack}.png"));

        CommandRun.Of("faces", "pack", photos, "-o", Pack).AssertFails(ExitCode.WrongUsage, "faces.safetensors", "--overwrite");
    }

    [Fact]
    public void Pack_MadeFacesAndPairs_AreCountedAndShown()
    {
        string photos = SamplePhotos.CopyInto(_folder, copies: 2);

        CommandRun run = CommandRun.Of(
            "faces", "pack", photos, "-o", Pack, "--people", "file", "--size", "96", "--only-largest", "--morphs", "3", "--reshaped", "4", "--pairs", "4", "--counterfactuals", "0.5");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("7/7 made faces", run.Error, StringComparison.Ordinal);
        Assert.Contains("4/4 pairs", run.Error, StringComparison.Ordinal);
        Assert.Contains("4 reshaped faces", run.Output, StringComparison.Ordinal);
        using FacePack pack = FacePack.Open(Pack);
        Assert.InRange(pack.TrainingCount - pack.PhotoCount, 4, 7);
        using ItemsFile pairs = ItemsFile.Open(ReversePairs.PathFor(Pack));
        Assert.Equal("2", pairs.Facts["counterfactual_pairs"]);
    }

    [Theory]
    [InlineData("--morphs", "-1")]
    [InlineData("--reshaped", "many")]
    [InlineData("--counterfactuals", "0.6")]
    public void Pack_NumbersOutOfRange_AreWrongUsage(string option, string number) =>
        CommandRun.Of("faces", "pack", _folder, "-o", Pack, option, number).AssertFails(ExitCode.WrongUsage, option, "--help");

    [Fact]
    public void Pack_PairsThatAreThere_AreKept()
    {
        File.WriteAllText(Path.Combine(_folder, "faces.pairs.safetensors"), "somebody's");

        CommandRun.Of("faces", "pack", SamplePhotos.CopyInto(_folder, copies: 0), "-o", Pack, "--pairs", "3")
            .AssertFails(ExitCode.WrongUsage, "faces.pairs.safetensors", "--overwrite");
    }

    [Fact]
    public void Pack_TooFewPeople_SaysHowManyAndWhatTellsThemApart() =>
        CommandRun.Of("faces", "pack", SamplePhotos.CopyInto(_folder, copies: 0), "-o", Pack).AssertFails(ExitCode.BadInputOrNoFace, "8 people are needed", "--people file");

    [Fact]
    public void Pack_NoFolder_SaysSo() =>
        CommandRun.Of("faces", "pack", Path.Combine(_folder, "none"), "-o", Pack).AssertFails(ExitCode.BadInputOrNoFace, "none", "folder with photos");

    [Fact]
    public void Pack_WithoutOutput_IsWrongUsage() => Assert.Equal(ExitCode.WrongUsage, CommandRun.Of("faces", "pack", _folder).ExitCode);
}
