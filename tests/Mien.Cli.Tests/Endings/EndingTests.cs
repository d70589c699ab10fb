namespace Mien.Cli.Tests.Endings;

/// <summary>Ways to end a film's swap, in each of its stages: nothing of ours runs on, and nothing stays that the docs do not tell of.</summary>
public sealed class EndingTests
{
    /// <summary>A second, and what a busy machine adds.</summary>
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Stages => ["probing", "people", "swapping", "joining"];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Interrupted_EndsSoonAndCleanly(string stage) => AssertCancelled(stage, "INT");

    [Theory]
    [MemberData(nameof(Stages))]
    public void Terminated_EndsSoonAndCleanly(string stage) => AssertCancelled(stage, "TERM");

    [Theory]
    [MemberData(nameof(Stages))]
    public void InterruptedTwice_LeavesNoProcess(string stage)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        using StagedRun run = StagedRun.At(stage);
        StagedRun.Signal("INT", run.MienPid);
        StagedRun.Signal("INT", run.MienPid);

        Assert.InRange(run.End().Time, TimeSpan.Zero, s_soon);
        run.AssertNoProcessStays();
        Assert.All(run.Left, AssertIsTemporary);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Killed_LeavesNoProcess(string stage)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        using StagedRun run = StagedRun.At(stage);
        StagedRun.Signal("KILL", run.MienPid);

        run.End();
        run.AssertNoProcessStays();
        Assert.All(run.Left, AssertIsTemporary);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void FfmpegKilled_IsSaidSoonAndCleanly(string stage)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        using StagedRun run = StagedRun.At(stage);
        StagedRun.Signal("KILL", run.Pid);

        (int exitCode, TimeSpan time) = run.End();
        Assert.Equal(((int)ExitCode.Ffmpeg, true), (exitCode, time < s_soon));
        Assert.Contains("it was killed by signal 9", run.Error, StringComparison.Ordinal);
        run.AssertNoProcessStays();
        Assert.Empty(run.Left);
    }

    private static void AssertCancelled(string stage, string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        using StagedRun run = StagedRun.At(stage);
        StagedRun.Signal(signal, run.MienPid);

        (int exitCode, TimeSpan time) = run.End();
        Assert.Equal(((int)ExitCode.Cancelled, true), (exitCode, time < s_soon));
        string words = stage switch { "probing" => "error: cancelled", "joining" => "error: stopped; 12 of 12 frames are kept", _ => "error: stopped; 0 of 12 frames are kept" };
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        run.AssertNoProcessStays();
        Assert.Empty(run.Left);
    }

    /// <summary>What a process cannot remove any more: docs/films.md says what becomes of it.</summary>
    private static void AssertIsTemporary(string name) =>
        Assert.True(name.StartsWith(".mien-", StringComparison.Ordinal) || name.StartsWith("mien-", StringComparison.Ordinal), name);
}
