using System.Text.Json;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Cli.Tests;

/// <summary>`mien swap` and `mien demo` from words to files, on the sample photos of an installed package.</summary>
public sealed class SwapTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-cli-").FullName;
    private readonly string _source = SamplePhotos.Of(3);
    private readonly string _target = SamplePhotos.Of(6);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Swap_ChangesTheChosenFaceAndNothingElse()
    {
        CommandRun run = CommandRun.Of("swap", _source, _target, "-o", In("out.png"), "--faces", "1", "--json");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement photo = report.RootElement.GetProperty("photos")[0];
        JsonElement box = photo.GetProperty("faces")[0].GetProperty("box");
        Assert.Equal("swapped", photo.GetProperty("outcome").GetString());
        Assert.True(photo.GetProperty("timesMs").GetProperty("find").GetDouble() > 0);
        AssertChangedOnlyNear(box, PictureFile.Load(_target), PictureFile.Load(In("out.png")));
    }

    [Fact]
    public void Swap_Verbose_SaysWhereTheTimeWent()
    {
        CommandRun run = CommandRun.Of("swap", _source, _target, "-o", In("timed.jpg"), "--verbose", "--swapper", "mesh");

        Assert.Matches(@"(?m)^time: .*render \d+ ms", run.Error);
    }

    [Fact]
    public void Swap_ForAPerson_SaysWhatItDidInOneLine()
    {
        CommandRun run = CommandRun.Of("swap", _source, _target, "-o", In("out.jpg"));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains($"note: {_source}: it shows 3 faces; the largest was taken (number ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith($"{In("out.jpg")}: 1 face swapped in ", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Swap_OutputThere_IsRefusedAndKept()
    {
        File.WriteAllText(In("out.jpg"), "precious");

        CommandRun.Of("swap", _source, _target, "-o", In("out.jpg")).AssertFails(ExitCode.WrongUsage, "exists already", "overwrit");

        Assert.Equal("precious", File.ReadAllText(In("out.jpg")));
    }

    [Fact]
    public void Swap_NoFace_IsBadInputAndLeavesNothing()
    {
        Picture grey = new(300, 200);
        grey.Rgb.AsSpan().Fill(90);
        PictureFile.Save(grey, In("grey.png"));

        CommandRun.Of("swap", _source, In("grey.png"), "-o", In("out.png")).AssertFails(ExitCode.BadInputOrNoFace, "no face was found in", "in view");
        CommandRun.Of("swap", In("grey.png"), _target, "-o", In("out.png")).AssertFails(ExitCode.BadInputOrNoFace, "no face was found in", "in view");

        Assert.Equal([In("grey.png")], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Swap_NotAPicture_IsBadInput()
    {
        File.WriteAllText(In("words.jpg"), "These are words.");

        CommandRun.Of("swap", In("words.jpg"), _target, "-o", In("out.png")).AssertFails(ExitCode.BadInputOrNoFace, "words.jpg is not a picture", "JPEG");
    }

    [Theory]
    [InlineData("--faces", "9", ExitCode.BadInputOrNoFace, "shows 4 faces: there is no face 9", "mien faces")]
    [InlineData("--faces", "everyone", ExitCode.WrongUsage, "'everyone' is no choice", "largest, left")]
    [InlineData("--faces", "2,3", ExitCode.WrongUsage, "'2,3' is no choice", "for two people use --map")]
    [InlineData("-output", "a.jpg", ExitCode.WrongUsage, "no option '-output'", "did you mean --output?")]
    [InlineData("--strength", "2", ExitCode.WrongUsage, "'2' is not a value for --strength", "--help")]
    [InlineData("--mask", "hat", ExitCode.WrongUsage, "'hat' is not a value for --mask", "--help")]
    [InlineData("--swapper", "magic", ExitCode.WrongUsage, "'magic' is not a value for --swapper", "--help")]
    [InlineData("--quality", "101", ExitCode.WrongUsage, "'101' is not a value for --quality", "--help")]
    [InlineData("--device", "abacus", ExitCode.WrongUsage, "'abacus' is no device", "--help")]
    [InlineData("--quallity", "9", ExitCode.WrongUsage, "'--quallity'", "did you mean --quality?")]
    public void Swap_WrongWords_NameThemAndLeaveNothing(string option, string value, ExitCode exitCode, string error, string hint)
    {
        CommandRun.Of("swap", _source, _target, "-o", In("out.jpg"), option, value).AssertFails(exitCode, error, hint);

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("", "b.jpg", "c.png")]
    [InlineData("a.jpg", "", "c.png")]
    [InlineData("a.jpg", "b.jpg", "")]
    public void Swap_EmptyWord_IsWrongUsage(string source, string target, string output) =>
        CommandRun.Of("swap", source, target, "-o", output).AssertFails(ExitCode.WrongUsage, "is empty", "variable of your shell");

    [Fact]
    public void Swap_LosslessWhereAFormatCannot_IsRefusedBeforeTheWork() =>
        CommandRun.Of("swap", "none.jpg", "none.jpg", "-o", In("out.jpg"), "--lossless").AssertFails(ExitCode.WrongUsage, "JPEG cannot keep every sample", ".png");

    [Fact]
    public void Swap_LosslessWebP_KeepsEverySampleOutsideTheFace()
    {
        CommandRun.Of("swap", _source, _target, "-o", In("out.webp"), "--lossless");
        CommandRun run = CommandRun.Of("swap", _source, _target, "-o", In("out.png"), "--quality", "50");
        Assert.Equal(ExitCode.Done, run.ExitCode);

        Assert.Equal(PictureFile.Load(In("out.png")).Rgb, PictureFile.Load(In("out.webp")).Rgb);
        Assert.Contains("note: PNG keeps every sample", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Swap_OutputIsAFolder_SaysSo() =>
        CommandRun.Of("swap", _source, _target, "-o", _folder).AssertFails(ExitCode.WrongUsage, "is a folder", "add a file name");

    [Fact]
    public void Swap_UnknownExtension_IsRefusedBeforeTheWork() =>
        CommandRun.Of("swap", "none.jpg", "none.jpg", "-o", In("out.xyz")).AssertFails(ExitCode.WrongUsage, "'.xyz'", ".png");

    [Fact]
    public void Swap_Folder_WritesEachAndReportsProgress()
    {
        Directory.CreateDirectory(In("photos"));
        File.Copy(_target, In("photos/a.jpg"));
        File.WriteAllText(In("photos/b.jpg"), "These are words.");

        CommandRun run = CommandRun.Of("swap", _source, In("photos"), "-o", In("results"));

        Assert.Equal(ExitCode.BadInputOrNoFace, run.ExitCode);
        Assert.StartsWith($"{In("results")}: 1 photo swapped, 1 could not be swapped in ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"not swapped: {In("photos/b.jpg")} is not a picture", run.Error, StringComparison.Ordinal);
        Assert.Contains("hint: give a JPEG", run.Error, StringComparison.Ordinal);
        Assert.Contains("2/2 files · 1 not swapped", run.Error, StringComparison.Ordinal);
        Assert.Equal([In("results/a.jpg")], Directory.GetFiles(In("results")));
    }

    [Fact]
    public void Swap_Cancelled_EndsWith130AndLeavesNothing()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        CommandRun.Of(cancelled.Token, "swap", _source, _target, "-o", In("out.jpg")).AssertFails(ExitCode.Cancelled, "cancelled", "run the same command");

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Demo_NeedsNoPictures()
    {
        CommandRun run = CommandRun.Of("demo", "-o", In("demo"));

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal([In("demo/swapped-compare.jpg"), In("demo/swapped.jpg")], Directory.GetFiles(In("demo")).Order(StringComparer.Ordinal));
    }

    private static void AssertChangedOnlyNear(JsonElement box, Picture before, Picture after)
    {
        (double x, double y) = (box.GetProperty("x").GetDouble(), box.GetProperty("y").GetDouble());
        (double width, double height) = (box.GetProperty("width").GetDouble(), box.GetProperty("height").GetDouble());
        int inside = 0;
        int outside = 0;
        for (int i = 0; i < before.Rgb.Length; i += 3)
        {
            if (before.Rgb.AsSpan(i, 3).SequenceEqual(after.Rgb.AsSpan(i, 3)))
            {
                continue;
            }

            (double column, double row) = (i / 3 % before.Width, i / 3 / before.Width);
            bool isNear = column > x - (width / 2) && column < x + (width * 1.5) && row > y - (height / 2) && row < y + (height * 1.5);
            inside += isNear ? 1 : 0;
            outside += isNear ? 0 : 1;
        }

        Assert.Equal(0, outside);
        Assert.InRange(inside, width * height / 3, width * height * 4);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
