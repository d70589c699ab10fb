using System.CommandLine;
using Mien.Cli.Help;
using Mien.Cli.Options;
using Mien.Cli.Progress;
using Mien.Evaluation.Films;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Runtime;
using Mien.Video.Ffmpeg;

namespace Mien.Cli.Commands;

/// <summary>Judges how steady a swapped film is beside the film it was made of.</summary>
internal sealed class EvaluateFilmCommand : MienCommand
{
    private readonly Argument<string> _original = new("ORIGINAL") { Description = "The film before the swap." };
    private readonly Argument<string> _result = new("RESULT") { Description = "The same film after it, by whatever program." };
    private readonly Option<DeviceChoice> _device = SharedOptions.Device();
    private readonly Option<bool> _json = SharedOptions.Json();

    public EvaluateFilmCommand(CommandContext context)
        : base(
            "film",
            "Measures how much a swapped face trembles and flickers beside the original film's.",
            context,
            new Example("evaluate film before.mp4 after.mp4", "0 is as steady as the original; docs/evaluation.md says what the numbers mean"))
    {
        Add(_device);
        Add(_json);
        Add(_original);
        Add(_result);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        FfmpegPrograms programs = FfmpegPrograms.Find(Context.Cancellation);
        using PerceptionModels models = OpenPerception(arguments.GetValue(_device));
        CanonicalFace canonical = CanonicalFace.Load();
        FilmJudge judge = new(programs, new TrackPerception(models, canonical), canonical);
        FilmSteadiness found = Judge(judge, arguments.GetValue(_original)!, arguments.GetValue(_result)!);
        if (arguments.GetValue(_json))
        {
            Context.WriteJson(found);
            return ExitCode.Done;
        }

        FormattableString[] lines =
        [
            $"jitter  {found.JitterPercent:0.000} % of the eye distance",
            $"flicker {found.FlickerSteps:0.00} of 255",
            $"pulse   {found.PulseSteps:0.00} of 255",
            $"{found.Frames} frames, {found.Compared} compared with both neighbours; no face where one should be in {found.Lost}",
        ];
        foreach (FormattableString line in lines)
        {
            Context.Output.WriteLine(FormattableString.Invariant(line));
        }

        return ExitCode.Done;
    }

    private FilmSteadiness Judge(FilmJudge judge, string original, string result)
    {
        using ProgressLine line = new(Context);
        return judge.Judge(original, result, frames => line.Show(() => $"{frames} frames · {frames / line.Elapsed.TotalSeconds:0.0} frames/s"), Context.Cancellation);
    }
}
