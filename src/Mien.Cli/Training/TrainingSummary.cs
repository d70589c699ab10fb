using System.Globalization;
using Mien.Training.Loops;

namespace Mien.Cli.Training;

/// <summary>What a sitting came to, for a person.</summary>
internal static class TrainingSummary
{
    public static void Write(TrainingReport report, RunFolder folder, TextWriter output)
    {
        long steps = report.Step - report.FirstStep;
        if (report.Step == 0)
        {
            output.WriteLine($"prepared: {folder.Root}; the same command without --prepare trains, and so does tools/cuda/train.py");
            return;
        }

        output.WriteLine(steps > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{steps} steps on {report.Device}, {report.StepsPerSecond:0.00} a second; {report.Step} of {report.Steps} are done")
            : $"no step was to be done: {report.Step} of {report.Steps} are; a larger --steps goes on with the run");
        foreach ((string name, double value) in report.HeldOutAfter)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"held out, {name}: {report.HeldOutBefore.GetValueOrDefault(name, value):0.####} at first, {value:0.####} now"));
        }

        output.WriteLine($"to look at: {folder.PreviewPath}, {folder.CurvesPath}");
        output.WriteLine(report.IsFinished ? $"finished: {folder.ModelPath}, {folder.CardPath}" : "the same command goes on with this run");
    }
}
