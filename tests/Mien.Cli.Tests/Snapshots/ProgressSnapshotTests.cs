using Mien.Cli.Films;
using Mien.Cli.Progress;
using Mien.Cli.Training;
using Mien.Jobs.Films.Reports;

namespace Mien.Cli.Tests.Snapshots;

/// <summary>What stands on the error stream while something runs, in a log and on a terminal.</summary>
public sealed class ProgressSnapshotTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Folder_IsAsExpected(bool isTerminal) => AssertIs("folder", isTerminal, (context, clock) =>
    {
        using FolderProgress progress = new(context, "photos", clock);
        for (int done = 1; done <= 4; done++)
        {
            clock.Advance(seconds: 3);
            progress.Advance(total: 4, failed: done / 3);
        }
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Film_IsAsExpected(bool isTerminal) => AssertIs("film", isTerminal, (context, clock) =>
    {
        using FilmProgressView view = new(context, "party.mp4", clock);
        FilmProgress start = new() { Phase = FilmPhase.Scouting, Frames = 0, TotalFrames = 300 };
        view.Advance(start);
        clock.Advance(seconds: 10);
        view.Advance(start with { Frames = 100 });
        view.Note("the film has no sound");
        view.Advance(start with { Phase = FilmPhase.Swapping });
        clock.Advance(seconds: 60);
        view.Advance(start with { Phase = FilmPhase.Swapping, Frames = 150, FacesNow = 2, DroppedFrames = 1 });
        view.Advance(start with { Phase = FilmPhase.Joining, Frames = 300 });
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Training_IsAsExpected(bool isTerminal) => AssertIs("training", isTerminal, (context, clock) =>
    {
        using TrainingView view = new(context, "autoencoder", clock: clock);
        view.Prepare(photos: 1, totalPhotos: 1, faces: 2);
        view.Note("two faces are of one person");
        for (int step = 10; step <= 40; step += 10)
        {
            clock.Advance(seconds: 20);
            view.Advance(new()
            {
                Step = step,
                Steps = 40,
                FirstStep = 0,
                Elapsed = TimeSpan.FromSeconds(2 * step),
                Metrics = new Dictionary<string, double> { ["loss"] = 1.0 / step },
                HeldOut = step < 20 ? new Dictionary<string, double>() : new() { ["error"] = 0.125 },
            });
        }
    });

    private static void AssertIs(string name, bool isTerminal, Action<CommandContext, SteppedClock> run)
    {
        using StringWriter error = new() { NewLine = "\n" };
        run(new() { Output = TextWriter.Null, Error = error, ErrorIsTerminal = isTerminal }, new());
        Snapshot.AssertIs($"progress-{name}{(isTerminal ? "-on-a-terminal" : "")}", error.ToString());
    }
}
