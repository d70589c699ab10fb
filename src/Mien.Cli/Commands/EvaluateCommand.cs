using System.CommandLine;
using System.Text;
using Mien.App.Reports;
using Mien.App.Swappers;
using Mien.Cli.Evaluation;
using Mien.Cli.Options;
using Mien.Evaluation.Candidates;
using Mien.Evaluation.Judges;
using Mien.Evaluation.Reports;
using Mien.Evaluation.Runs;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Imaging.Files;
using Mien.Runtime;

namespace Mien.Cli.Commands;

/// <summary>Judges swappers on people who taught none of them.</summary>
internal sealed class EvaluateCommand : MienCommand
{
    private readonly Argument<string> _people = new("PEOPLE") { Description = "A folder of photos; folders in it are looked through too." };
    private readonly Option<string[]> _swap = new("--swap") { Description = "A swapper and its options, such as mesh:mask=oval,shape=0; may be repeated [usual: mesh].", HelpName = "NAME[:OPTION=VALUE,…]" };
    private readonly Option<string[]> _results = new("--results") { Description = "A folder of another program's results, named SOURCE__TARGET.png; may be repeated.", HelpName = "DIR" };
    private readonly Option<bool> _noBaselines = new("--no-baselines") { Description = "Leave out the untouched target, the target through 128 px and the crude warp." };
    private readonly Option<int?> _pairs = SharedOptions.Ranged("--pairs", 1, 1_000_000, "How many pairs of people [usual: 300].");
    private readonly Option<PersonNaming?> _naming = SharedOptions.Choice<PersonNaming>(
        "--people", "What tells people apart: their folder, the file, or the file's name before the first _ [usual: folder].");
    private readonly Option<int?> _seed = SharedOptions.Ranged("--seed", 0, int.MaxValue, "Of pairs and sizes; the same seed gives the same table [usual: 1].");
    private readonly Option<int?> _splitSeed = SharedOptions.Ranged("--split-seed", 0, int.MaxValue, "Of who is held out, as in `mien faces pack` [usual: 1].");
    private readonly Option<double?> _heldOut = SharedOptions.Ranged("--held-out", 0.1, 1.0, "Share of the people to judge on [usual: 0.1].");
    private readonly Option<string?> _judge = new("--judge") { Description = "A recogniser of your own in ArcFace's layout, 112×112, −1 … 1 [usual: face-api's].", HelpName = "FILE.onnx" };
    private readonly Option<ChannelOrder?> _judgeOrder = SharedOptions.Choice<ChannelOrder>("--judge-order", "Which colour that recogniser takes first [usual: rgb].");
    private readonly Option<string[]> _cards = new("--card") { Description = "The card.json of a network that made results: refuse people it has learned from; may be repeated. Cards beside the networks of --swap are read anyway.", HelpName = "FILE" };
    private readonly Option<string?> _export = new("--export") { Description = "Write the pairs' pictures here, for another program to swap.", HelpName = "DIR" };
    private readonly Option<string?> _markdown = new("--markdown") { Description = "Write the table as Markdown.", HelpName = "FILE" };
    private readonly Option<string?> _html = new("--html") { Description = "Write one page with the table, a plot and the best, median and worst pairs.", HelpName = "FILE" };
    private readonly Option<bool> _overwrite = SharedOptions.Overwrite();
    private readonly Option<bool> _json = SharedOptions.Json();

    public EvaluateCommand(CommandContext context)
        : base(
            "evaluate",
            "Judges swaps by similarity, realism and attributes, on people who taught no network.",
            context,
            new("evaluate people/", "the drawing without a network and three baselines, over 300 pairs"),
            new("evaluate people/ --swap whole --swap whole:mask=inner --html report.html", "two ways of swapping side by side, with pictures"),
            new("evaluate people/ --export pairs/", "pictures for another program; judge what it makes with --results DIR"))
    {
        foreach (Option option in (Option[])[_swap, _results, _noBaselines, _pairs, _naming, _seed, _splitSeed, _heldOut, _judge, _judgeOrder, _cards, _export, _markdown, _html, _overwrite, _json])
        {
            Add(option);
        }

        Add(_people);
        Add(new EvaluateFilmCommand(context));
        Add(new EvaluateGridCommand(context));
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        (string? markdown, string? html, string? export) = (arguments.GetValue(_markdown), arguments.GetValue(_html), arguments.GetValue(_export));
        foreach (string path in new[] { markdown, html }.OfType<string>())
        {
            PictureOutput.ThrowIfTaken(path, arguments.GetValue(_overwrite));
        }

        CanonicalFace canonical = CanonicalFace.Load();
        using SwapperCatalog swappers = new(DeviceChoice.Cpu);
        EvaluationRequest request = Request(arguments, canonical, swappers);
        using PerceptionModels models = OpenPerception(DeviceChoice.Cpu);
        FaceAnalyzer analyzer = new(models);
        using IIdentityJudge judge = arguments.GetValue(_judge) is string file
            ? OnnxJudge.Open(file, arguments.GetValue(_judgeOrder) ?? ChannelOrder.Rgb)
            : new FaceApiJudge(analyzer);
        EvaluationJob job = new(analyzer, canonical, judge);
        EvaluationReport report = Judge(job, request);
        if (export is not null)
        {
            PairExport.Write(job, report, export, Context.Cancellation);
        }

        if (markdown is not null)
        {
            OutputFile.Write(markdown, Encoding.UTF8.GetBytes(MarkdownReport.Of(report)), arguments.GetValue(_overwrite));
        }

        if (html is not null)
        {
            OutputFile.Write(html, Encoding.UTF8.GetBytes(new HtmlReport(job).Of(report, Context.Cancellation)), arguments.GetValue(_overwrite));
        }

        if (arguments.GetValue(_json))
        {
            Context.WriteJson(EvaluationJson.Of(report));
        }
        else
        {
            EvaluationTable.Write(report, Context);
        }

        return ExitCode.Done;
    }

    private EvaluationReport Judge(EvaluationJob job, EvaluationRequest request)
    {
        using EvaluationView view = new(Context);
        return job.Run(request, view, Context.Cancellation);
    }

    private EvaluationRequest Request(ParseResult arguments, CanonicalFace canonical, SwapperCatalog swappers)
    {
        string[] results = arguments.GetValue(_results) ?? [];
        string[] swaps = arguments.GetValue(_swap) is { Length: > 0 } given ? given : results.Length > 0 ? [] : [SwapperChoice.Whole];
        ICandidate[] baselines = arguments.GetValue(_noBaselines) ? [] : [new UntouchedTarget(), new UpsampledTarget(), new CrudeWarp(canonical)];
        EvaluationRequest usual = new()
        {
            PeopleFolder = arguments.GetValue(_people)!,
            Candidates = [.. swaps.Select(new CandidateWords(swappers).Of), .. results.Select(ResultsFolder.Open), .. baselines],
        };
        return usual with
        {
            People = arguments.GetValue(_naming) ?? usual.People,
            Pairs = arguments.GetValue(_pairs) ?? usual.Pairs,
            Seed = arguments.GetValue(_seed) ?? usual.Seed,
            SplitSeed = arguments.GetValue(_splitSeed) ?? usual.SplitSeed,
            HeldOutShare = arguments.GetValue(_heldOut) ?? usual.HeldOutShare,
            Cards = [.. swaps.Select(CandidateWords.CardOf).OfType<string>().Concat(arguments.GetValue(_cards) ?? []).Select(Path.GetFullPath).Distinct()],
        };
    }
}
