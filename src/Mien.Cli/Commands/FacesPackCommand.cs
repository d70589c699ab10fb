using System.CommandLine;
using Mien.App.Swappers;
using Mien.Cli.Options;
using Mien.Cli.Outputs;
using Mien.Cli.Packs;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Faces.Persons;
using Mien.Imaging.Files;
using Mien.Runtime;
using Mien.Training.Packs;

namespace Mien.Cli.Commands;

/// <summary>Makes one training file of the faces in a folder of photos.</summary>
internal sealed class FacesPackCommand : MienCommand
{
    private readonly Argument<string> _photos = new("DIR") { Description = "A folder of photos; folders in it are looked through too." };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The training file (.safetensors); FILE.png beside it is a contact sheet to look at.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<int?> _size = SharedOptions.Ranged("--size", 64, 1024, "Side of a crop in pixels, with its margin [usual: 256].");
    private readonly Option<string?> _template = SharedOptions.Choice(
        "--template", [.. AlignmentTemplate.All.Select(template => template.Name)], "How the face lies in the crop [usual: arcface_128].");
    private readonly Option<double?> _margin = SharedOptions.Ranged("--margin", 0.0, 1.0, "What is around the template, as a part of its side [usual: 0.15].");
    private readonly Option<PersonNaming?> _people = SharedOptions.Choice<PersonNaming>(
        "--people", "What tells people apart: their folder, the file, or the file's name before the first _ [usual: folder].");
    private readonly Option<bool> _onlyLargest = new("--only-largest") { Description = "Take only the largest face of each photo." };
    private readonly Option<int?> _seed = SharedOptions.Ranged("--seed", 0, int.MaxValue, "Of who is held out; the judge must have the same [usual: 1].");
    private readonly Option<string?> _licence = new("--licence") { Description = "The photos' licence; it goes onto the card of every network that learns from them.", HelpName = "TEXT" };
    private readonly Option<int?> _morphs = SharedOptions.Ranged(
        "--morphs", 0, 1_000_000, "Also make so many faces, each between two people of the photos who are not held out [usual: 0].");
    private readonly Option<int?> _reshaped = SharedOptions.Ranged(
        "--reshaped", 0, 1_000_000, "Also make so many faces, each a person's with another jaw, nose, eyes, lips and brows [usual: 0].");
    private readonly Option<int?> _pairs = SharedOptions.Ranged("--pairs", 0, 1_000_000, "Also make so many reverse-swap pairs with --swapper whole [usual: 0].");
    private readonly Option<double?> _counterfactuals = SharedOptions.Ranged(
        "--counterfactuals", 0.0, 0.5, "The part of the pairs whose answer is their input, for the person who is on it already [usual: 0.15].");
    private readonly Option<bool> _overwrite = SharedOptions.Overwrite();
    private readonly Option<bool> _json = SharedOptions.Json();

    public FacesPackCommand(CommandContext context)
        : base(
            "pack",
            "Makes one training file of the faces in a folder of photos: crops, masks, landmarks, identities, poses, and who is held out.",
            context,
            new("faces pack photos/ -o faces.safetensors", "a folder in photos/ is a person; look at faces.safetensors.png"),
            new("faces pack photos/ -o faces.safetensors --people file --size 512", "each photo shows another person; larger crops"),
            new("faces pack photos/ -o faces.safetensors --pairs 2000", "and 2000 pictures with another's face, to learn the real one from"),
            new("faces pack photos/ -o faces.safetensors --morphs 5000 --reshaped 5000", "and 10000 faces that nobody has, to put on others"))
    {
        foreach (Option option in (Option[])[_output, _size, _template, _margin, _people, _onlyLargest, _seed, _licence, _morphs, _reshaped, _pairs, _counterfactuals, _overwrite, _json])
        {
            Add(option);
        }

        Add(_photos);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        string output = arguments.GetValue(_output)!;
        bool overwrite = arguments.GetValue(_overwrite);
        int pairs = arguments.GetValue(_pairs) ?? 0;
        foreach (string file in pairs > 0 ? (string[])[output, ReversePairs.PathFor(output)] : [output])
        {
            PictureOutput.ThrowIfTaken(file, overwrite);
            OutputNames.ThrowIfNotWritable([FacePacker.SheetPath(file)], [], overwrite);
        }

        FacePackSettings settings = Settings(arguments);
        FacePackReport report = Pack(arguments.GetValue(_photos)!, output, settings);
        if (pairs > 0)
        {
            float counterfactuals = (float?)arguments.GetValue(_counterfactuals) ?? ReversePairs.UsualCounterfactualShare;
            report = report with { Pairs = MakePairs(output, pairs, counterfactuals, settings.Seed) };
        }

        if (arguments.GetValue(_json))
        {
            Context.WriteJson(report);
        }
        else
        {
            PackSummary.Write(report, output, Context.Output);
        }

        return ExitCode.Done;
    }

    private FacePackReport Pack(string photos, string output, FacePackSettings settings)
    {
        using PerceptionModels models = OpenPerception(DeviceChoice.Cpu);
        using PackView view = new(Context);
        return new FacePacker(PerceivedFaceCache.Default(new FaceAnalyzer(models)), settings).Pack(photos, output, view, Context.Cancellation);
    }

    private int MakePairs(string output, int count, float counterfactuals, long seed)
    {
        using FacePack pack = FacePack.Open(output);
        using PackView view = new(Context);
        using SwapperCatalog swappers = new(DeviceChoice.Cpu);
        return new ReversePairs(pack, new PairSwapper(swappers.Create(SwapperChoice.Whole, workers: 1))).Write(ReversePairs.PathFor(output), count, seed, view, counterfactuals, Context.Cancellation);
    }

    private FacePackSettings Settings(ParseResult arguments)
    {
        FacePackSettings usual = new();
        return usual with
        {
            SizePx = arguments.GetValue(_size) ?? usual.SizePx,
            Template = arguments.GetValue(_template) is string name ? AlignmentTemplate.All.Single(template => template.Name == name) : usual.Template,
            MarginShare = (float?)arguments.GetValue(_margin) ?? usual.MarginShare,
            People = arguments.GetValue(_people) ?? usual.People,
            OnlyLargest = arguments.GetValue(_onlyLargest),
            Seed = arguments.GetValue(_seed) ?? usual.Seed,
            Morphs = arguments.GetValue(_morphs) ?? usual.Morphs,
            Reshaped = arguments.GetValue(_reshaped) ?? usual.Reshaped,
            Licence = arguments.GetValue(_licence),
        };
    }
}
