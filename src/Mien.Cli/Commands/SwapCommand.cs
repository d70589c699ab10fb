using System.CommandLine;
using System.CommandLine.Parsing;
using Mien.Cli.Help;
using Mien.Cli.Json;
using Mien.Cli.Swaps;
using Mien.Faces;
using Mien.Runtime;
using Mien.Swapping;
using Mien.Swapping.Photos;
using Mien.Swapping.Selection;

namespace Mien.Cli.Commands;

/// <summary>Puts the face of one or more photos onto a photo or a folder of photos.</summary>
internal sealed class SwapCommand : MienCommand
{
    private readonly Argument<string[]> _pictures = Files(
        "SOURCE… TARGET", "Photos of the person whose face is taken, then the photo (or folder of photos) it goes onto.");

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The result; for a folder of targets, a folder.",
        HelpName = "OUT",
        Required = true,
    };

    private readonly Option<string?> _faces = new("--faces")
    {
        Description = "Whose face is replaced: largest, all, left, right, a number (as `mien faces` counts) or reference [usual: largest].",
        HelpName = "WHICH",
    };

    private readonly Option<string?> _reference = new("--reference")
    {
        Description = "A photo of the person in the target whose face is replaced; means --faces reference.",
        HelpName = "PHOTO",
    };

    private readonly Option<float?> _similarity = SharedOptions.Ranged<float>(
        "--similarity", 0, 1, "How alike reference and face must be; above 0.5 they are taken for one person [usual: 0.5].");

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "One person of several: SOURCE=PERSON, where PERSON is left, right, largest, a number or a reference photo. Repeat it.",
        HelpName = "SOURCE=PERSON",
    };

    private readonly Option<string?> _swapper = SharedOptions.Choice(
        "--swapper", SwapperCatalog.Names, "How it is swapped: mesh takes the source's own pixels [usual: mesh].");

    private readonly Option<float?> _strength = SharedOptions.Ranged<float>("--strength", 0, 1, "0 leaves the target, 1 swaps fully [usual: 1].");

    private readonly Option<MaskKind?> _mask = SharedOptions.Choice<MaskKind>(
        "--mask", "What is replaced: auto (the face, not what is in front of it), oval (all of it), inner (eyes, nose, mouth) [usual: auto].");

    private readonly Option<bool> _noColorMatch = new("--no-color-match") { Description = "Keep the source's own colours and light." };

    private readonly Option<string?> _debug = new("--debug") { Description = "Also write a picture of every stage to this folder.", HelpName = "DIR" };

    private readonly Option<bool> _compare = new("--compare")
    {
        Description = "Also write source, target and result side by side, as OUT-compare.",
    };

    private readonly Option<DeviceChoice> _device = SharedOptions.Device();
    private readonly Option<bool> _overwrite = SharedOptions.Overwrite();
    private readonly Option<int?> _quality = SharedOptions.Quality();
    private readonly Option<bool> _noMark = SharedOptions.NoMark();
    private readonly Option<bool> _json = SharedOptions.Json();

    public SwapCommand(CommandContext context)
        : base(
            "swap",
            "Puts the face of one photo (or of several photos of one person) onto another photo, or onto every photo of a folder.",
            context,
            new("swap me.jpg photo.jpg -o swapped.jpg", "my face on the largest face of the photo"),
            new("swap me1.jpg me2.jpg photo.jpg -o swapped.png --compare", "from two photos of me; also shows them side by side"),
            new("swap me.jpg photo.jpg -o swapped.jpg --faces 2", "the second face from the left"),
            new("swap me.jpg photo.jpg -o swapped.jpg --reference ann.jpg", "only the face of the person on ann.jpg"),
            new("swap group.jpg -o swapped.jpg --map me.jpg=left --map you.jpg=right", "two people at once"),
            new("swap me.jpg holiday/ -o swapped/ --faces all --json", "every face of every photo of a folder, with a report"))
    {
        foreach (Option option in (Option[])
            [_output, _faces, _reference, _similarity, _map, _swapper, _strength, _mask, _noColorMatch, _device, _overwrite, _quality, _noMark, _json, _debug, _compare])
        {
            Add(option);
        }

        Add(_pictures);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        SwapRequest request = Request(arguments);
        using PerceptionModels models = OpenPerception(arguments.GetValue(_device));
        PhotoSwapJob job = new(new FacePerception(new FaceAnalyzer(models)), SwapperCatalog.Create(arguments.GetValue(_swapper) ?? SwapperCatalog.Names[0]));
        SwapReport report = SwapRun.Run(job, request, Context);
        if (arguments.GetValue(_json))
        {
            Context.Output.WriteJson(SwapJson.Of(report));
        }
        else
        {
            SwapSummary.WriteNotes(report, Context.Error);
            SwapSummary.Write(report, request, Context.Output);
        }

        return report.Count(PhotoOutcome.Failed) == 0 && report.Count(PhotoOutcome.NoFace) < report.Photos.Count
            ? ExitCode.Done
            : ExitCode.BadInputOrNoFace;
    }

    private SwapRequest Request(ParseResult arguments)
    {
        string[] pictures = arguments.GetValue(_pictures) ?? [];
        return new()
        {
            Assignments = SwapWords.Assignments(
                pictures[..^1],
                arguments.GetValue(_map) ?? [],
                arguments.GetValue(_faces),
                arguments.GetValue(_reference),
                arguments.GetValue(_similarity)),
            TargetPath = pictures[^1],
            OutputPath = arguments.GetValue(_output)!,
            Settings = new()
            {
                Strength = arguments.GetValue(_strength) ?? 1,
                Mask = arguments.GetValue(_mask) ?? MaskKind.Auto,
                MatchColor = !arguments.GetValue(_noColorMatch),
            },
            Save = new()
            {
                Quality = arguments.GetValue(_quality),
                Overwrite = arguments.GetValue(_overwrite),
                Mark = !arguments.GetValue(_noMark),
            },
            Compare = arguments.GetValue(_compare),
            DebugFolder = arguments.GetValue(_debug),
        };
    }
}
