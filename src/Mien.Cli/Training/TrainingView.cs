using System.Globalization;
using Mien.Cli.Progress;
using Mien.Training.Loops;

namespace Mien.Cli.Training;

/// <summary>Shows how far a training is: a block of lines that stays in place where a person watches, else now and then a line.</summary>
/// <param name="preparing">What is counted before the first step, in the plural.</param>
internal sealed class TrainingView(CommandContext context, string name, string preparing = "photos", TimeProvider? clock = null) : ITrainingObserver, IDisposable
{
    private const int BarCells = 24;
    private readonly FolderProgress _prepared = new(context, preparing, clock);
    private readonly ProgressBlock _block = new(context, clock);
    private readonly RecentValues _losses = new();

    public void Prepare(int photos, int totalPhotos, int faces) => _prepared.Advance(totalPhotos);

    public void Note(string sentence)
    {
        _prepared.Dispose(); // a line that is still open ends here
        _block.Note($"note: {sentence}");
    }

    public void Advance(TrainingProgress progress)
    {
        (string key, double value) = progress.Metrics.First();
        _losses.Add(value);
        _prepared.Dispose();
        bool isLast = progress.Step == progress.Steps;
        if (context.ErrorIsTerminal)
        {
            _block.Show(() => Block(progress, key), isLast);
        }
        else
        {
            _block.Show(() => [Line(progress, key)], isLast);
        }
    }

    public void Dispose()
    {
        _prepared.Dispose();
        _block.Dispose();
    }

    private string[] Block(TrainingProgress progress, string key)
    {
        double share = (double)progress.Step / progress.Steps;
        int full = (int)(share * BarCells);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{name}  {new string('█', full)}{new string('░', BarCells - full)}  step {progress.Step}/{progress.Steps} · {Pace(progress)}"),
            $"  {key} {Number(_losses.Mean)}  {_losses.Sparkline}",
            $"  held out: {HeldOut(progress)}",
            $"  {TrainingKeys.Legend}",
        ];
    }

    private string Line(TrainingProgress progress, string key) => string.Create(
        CultureInfo.InvariantCulture, $"step {progress.Step}/{progress.Steps} · {key} {Number(_losses.Mean)} · held out: {HeldOut(progress)} · {Pace(progress)}");

    private static string HeldOut(TrainingProgress progress) => progress.HeldOut.Count == 0 ? "not looked yet" : string.Join(", ", progress.HeldOut.Select(entry => $"{entry.Key} {Number(entry.Value)}"));

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Pace(TrainingProgress progress)
    {
        if (!ProgressLine.IsMeasured(progress.Step - progress.FirstStep, progress.Elapsed))
        {
            return "…";
        }

        double rate = (progress.Step - progress.FirstStep) / Math.Max(progress.Elapsed.TotalSeconds, 1e-3);
        TimeSpan left = TimeSpan.FromSeconds((progress.Steps - progress.Step) / Math.Max(rate, 1e-9));
        return string.Create(CultureInfo.InvariantCulture, $"{rate:0.00} steps/s · {(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00} left");
    }
}
