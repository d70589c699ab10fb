using System.CommandLine;
using Mien.App.Reports;
using Mien.App.Swappers;
using Mien.Cli.Evaluation;
using Mien.Cli.Options;
using Mien.Evaluation.Candidates;
using Mien.Evaluation.Grids;
using Mien.Evaluation.Judges;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Files;
using Mien.Runtime;

namespace Mien.Cli.Commands;

/// <summary>Shows every source on every target in one picture.</summary>
internal sealed class EvaluateGridCommand : MienCommand
{
    private readonly Argument<string[]> _sources = Files("SOURCE", "Photos whose faces are taken: each is a row.");
    private readonly Option<string[]> _targets = new("--on")
    {
        Description = "Photos that they go onto: each is a column.",
        HelpName = "TARGET…",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _output = new("--output", "-o") { Description = "The sheet.", HelpName = "OUT", Required = true };
    private readonly Option<string[]> _swap = new("--swap") { Description = "A swapper and its options, as `mien evaluate` takes them; may be repeated, then each has a row [usual: auto].", HelpName = "NAME[:OPTION=VALUE,…]" };
    private readonly Option<int?> _tile = SharedOptions.Ranged("--tile", 64, 2048, "Side of a picture in the sheet, in pixels [usual: 400].");
    private readonly Option<string?> _judge = new("--judge") { Description = "A recogniser of your own in ArcFace's layout, 112×112, −1 … 1 [usual: face-api's].", HelpName = "FILE.onnx" };
    private readonly Option<bool> _overwrite = SharedOptions.Overwrite();
    private readonly Option<bool> _json = SharedOptions.Json();

    public EvaluateGridCommand(CommandContext context)
        : base(
            "grid",
            "Swaps every source onto every target and shows all of it in one sheet, with scores: look before you believe a score.",
            context,
            new("evaluate grid ann.jpg ben.jpg --on party.jpg beach.jpg -o sheet.png", "two people on two photos"),
            new("evaluate grid ann.jpg --on party.jpg beach.jpg -o sheet.png --swap whole --swap live", "two swappers, one row each"))
    {
        foreach (Option option in (Option[])[_targets, _output, _swap, _tile, _judge, _overwrite, _json])
        {
            Add(option);
        }

        Add(_sources);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        string output = arguments.GetValue(_output)!;
        PictureOutput.ThrowIfTaken(output, arguments.GetValue(_overwrite));
        using SwapperCatalog swappers = new(DeviceChoice.Cpu);
        string[] swaps = arguments.GetValue(_swap) is { Length: > 0 } given ? given : [SwapperChoice.Auto];
        ICandidate[] candidates = [.. swaps.Select(new CandidateWords(swappers).Of)];
        using PerceptionModels models = OpenPerception(DeviceChoice.Cpu);
        FaceAnalyzer analyzer = new(models);
        using IIdentityJudge judge = arguments.GetValue(_judge) is string file ? OnnxJudge.Open(file, ChannelOrder.Rgb) : new FaceApiJudge(analyzer);
        SwapGrid grid = new(new(analyzer, CanonicalFace.Load(), judge));
        grid = arguments.GetValue(_tile) is int tilePx ? grid with { TilePx = tilePx } : grid;
        GridReport report = Draw(grid, arguments.GetValue(_sources)!, arguments.GetValue(_targets)!, candidates);
        Photo.Of(report.Sheet).Save(output, new() { Overwrite = true, Mark = false });
        if (Context.WantsJson)
        {
            Context.WriteJson(GridJson.Of(report, output, judge.Name));
        }
        else
        {
            GridTable.Write(report, output, Context.Output);
        }

        return ExitCode.Done;
    }

    private GridReport Draw(SwapGrid grid, string[] sources, string[] targets, ICandidate[] candidates)
    {
        using EvaluationView view = new(Context);
        return grid.Draw(sources, targets, candidates, view, Context.Cancellation);
    }
}
