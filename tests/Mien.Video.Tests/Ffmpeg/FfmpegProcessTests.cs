using System.Diagnostics;
using Mien.Video.Ffmpeg;

namespace Mien.Video.Tests.Ffmpeg;

public sealed class FfmpegProcessTests
{
    [Fact]
    public void ReadText_Talkative_DoesNotWaitForEver()
    {
        // Far more on both pipes than they hold.
        string text = FfmpegProcess.ReadText(
            Clips.Programs.Ffmpeg,
            ["-nostdin", "-v", "debug", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=20", "-f", "framemd5", "-"],
            default);

        Assert.Equal(500, text.Split('\n').Count(line => line.Length > 0 && line[0] != '#'));
    }

    [Fact]
    public void Failure_CarriesLastWordsAndTheCommand()
    {
        FfmpegException fault = Assert.Throws<FfmpegException>(
            () => FfmpegProcess.ReadText(Clips.Programs.Ffmpeg, ["-nostdin", "-v", "error", "-i", "no such.mp4", "-f", "null", "-"], default));

        Assert.Equal(("FFMPEG_FAILED", ExitCode.Ffmpeg), (fault.Code, fault.ExitCode));
        Assert.Contains("No such file or directory", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'no such.mp4'", fault.CommandLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Killed_SaysSo()
    {
        using FfmpegProcess process = Endless();
        process.Kill();

        FfmpegException fault = Assert.Throws<FfmpegException>(() => process.WaitForSuccess(default));

        Assert.Contains("killed by signal 9", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(139, "killed by signal 11")]
    [InlineData(255, "told it to stop")]
    [InlineData(3, "ended with 3")]
    public void Failed_WithoutWords_SaysHowItEnded(int exitCode, string words) =>
        Assert.Contains(words, FfmpegException.Failed("ffmpeg", [], exitCode, "").Message, StringComparison.Ordinal);

    [Fact]
    public void Interrupted_WithItsOwnTokenCancelledAMomentLater_IsCancellation()
    {
        using CancellationTokenSource source = new();
        using FfmpegProcess process = Endless();
        Thread.Sleep(300); // until it listens to signals
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString()]);
        kill.WaitForExit();
        // On a thread of its own, as a console's signal comes: a timer waits for the pool, which other tests may keep busy.
        Thread cancel = new(() =>
        {
            Thread.Sleep(100);
            source.Cancel();
        });
        cancel.Start();

        Assert.ThrowsAny<OperationCanceledException>(() => process.WaitForSuccess(source.Token));
        cancel.Join();
    }

    [Fact]
    public void Dispose_EndsTheProgram()
    {
        FfmpegProcess process = Endless();
        int id = process.Id;
        process.Dispose();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public void Words_AreBoundedAndPlain()
    {
        FfmpegWords words = new();
        for (int i = 0; i < 1000; i++)
        {
            words.Add($"line {i}");
        }

        words.Add("[libx264 @ 0x5652aa84f240] broken");
        words.Add("Conversion failed!");

        Assert.InRange(words.Lines.Count, 2, 50);
        Assert.Equal("line 998; line 999; libx264: broken", words.Sentence);
    }

    private static FfmpegProcess Endless() => FfmpegProcess.Start(
        Clips.Programs.Ffmpeg, ["-nostdin", "-v", "error", "-re", "-f", "lavfi", "-i", "testsrc2=s=64x64", "-f", "null", "-"]);
}
