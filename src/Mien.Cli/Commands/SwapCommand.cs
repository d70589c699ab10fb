using System.CommandLine;
using System.CommandLine.Parsing;
using Mien.App.Films;
using Mien.App.Reports;
using Mien.App.Swappers;
using Mien.Cli.Films;
using Mien.Cli.Options;
using Mien.Cli.Swaps;
using Mien.Faces;
using Mien.Imaging.Files;
using Mien.Jobs.Cast;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Films.Sources;
using Mien.Jobs.Folders;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;
using Mien.Runtime;
using Mien.Swapping;

namespace Mien.Cli.Commands;

/// <summary>Puts the face of one or more photos onto a photo, a folder of photos or a film.</summary>
internal sealed class SwapCommand : MienCommand
{
    private readonly Argument<string[]> _pictures = Files(
        "SOURCE… TARGET", "Photos of the person whose face is taken, then the photo, film or folder it goes onto.");

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The result; for a folder of targets, a folder; for a film, a film, a GIF or numbered pictures (out/%05d.png).",
        HelpName = "OUT",
        Required = true,
    };

    private readonly Option<string?> _faces = new("--faces")
    {
        Description = "Whose face is replaced: largest, all, left, right, a number (as `mien faces` or `mien people` counts), a name or reference [usual: largest].",
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
        Description = "One person of several: SOURCE=PERSON, where PERSON is left, right, largest, a number, a name or a reference photo. Repeat it.",
        HelpName = "SOURCE=PERSON",
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Refuse source photos from which results look bad (small, blurred, turned aside, covered, of different people) instead of only saying so.",
    };

    private readonly Option<string?> _swapper = SharedOptions.Swapper();

    private readonly Option<LicenceChoice?> _licence = SharedOptions.Choice<LicenceChoice>(
        "--licence", "Which networks may be used: any, or permissive (only those that may be used commercially; today no swap does with those alone) [usual: any].");

    private readonly Option<float?> _strength = SharedOptions.Ranged<float>("--strength", 0, 1, "0 leaves the target, 1 swaps fully [usual: 1].");

    private readonly Option<MaskKind?> _mask = SharedOptions.Choice<MaskKind>(
        "--mask", "What is replaced: auto (the face, not what is in front of it), oval (all of it), spectacles (all but spectacles), inner (eyes, nose, mouth) [usual: auto].");

    private readonly Option<EyesKind?> _eyes = SharedOptions.Choice<EyesKind>(
        "--eyes", "Whose eyes the swapper whole draws: target (its gaze and blinks; irises in the source's colour), source (its own where it looks the same way) [usual: target].");

    private readonly Option<bool> _noColorMatch = new("--no-color-match") { Description = "Keep the source's own colours and light." };

    private readonly Option<string?> _debug = new("--debug") { Description = "Also write a picture of every stage to this folder.", HelpName = "DIR" };

    private readonly Option<bool> _compare = new("--compare")
    {
        Description = "Also write source, target and result side by side, as OUT-compare.",
    };

    private readonly Option<DeviceChoice> _device = SharedOptions.Device();
    private readonly Option<bool> _overwrite = SharedOptions.Overwrite();
    private readonly Option<int?> _quality = SharedOptions.Quality();
    private readonly Option<KeptMetadata?> _metadata = SharedOptions.KeepMetadata();
    private readonly Option<bool> _noMark = SharedOptions.NoMark();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly FilmOptions _film = new();
    private IReadOnlyList<NetworkTerms> _terms = [];

    public SwapCommand(CommandContext context)
        : base(
            "swap",
            "Puts the face of one photo (or of several photos of one person) onto another photo, a film, or every photo and film of a folder.",
            context,
            new("swap me.jpg photo.jpg -o swapped.jpg", "my face on the largest face of the photo"),
            new("swap me1.jpg me2.jpg photo.jpg -o swapped.png --compare", "from two photos of me; also shows them side by side"),
            new("swap me.jpg photo.jpg -o swapped.jpg --faces 2", "the second face from the left"),
            new("swap me.jpg photo.jpg -o swapped.jpg --reference ann.jpg", "only the face of the person on ann.jpg"),
            new("swap group.jpg -o swapped.jpg --map me.jpg=left --map you.jpg=right", "two people at once"),
            new("swap me.jpg holiday/ -o swapped/ --faces all --json", "every face of every photo and film of a folder, with a report"),
            new("swap me.jpg film.mp4 -o swapped.mp4", "a film; run it again to go on where it was stopped"),
            new("swap me.jpg film.mp4 -o frame.png --preview 1:23.5", "only a look at one moment of it"))
    {
        AddGroups(
            new("Who", [_faces, _reference, _similarity, _map, _strict]),
            new("How it looks", [_swapper, _licence, _strength, _mask, _eyes, _noColorMatch]),
            new("Result", [_output, _overwrite, _quality, _film.Lossless, _metadata, _noMark, _compare, _json]),
            new("Films only: which part", _film.Part),
            new("Films only: result", _film.Result),
            new("Films only: long films and several machines", _film.Work),
            new("Machine and looking inside", [_device, _debug, _film.DebugFrames]));
        Add(_pictures);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        string[] pictures = arguments.GetValue(_pictures)!;
        SwapOrder.ThrowIfMistaken(pictures[..^1], pictures[^1], arguments.GetValue(_output)!);
        using PerceptionModels models = OpenPerception(arguments.GetValue(_device));
        using SwapperCatalog swappers = new(arguments.GetValue(_device));
        string result = arguments.GetValue(_film.Preview) is null ? arguments.GetValue(_output)! : pictures[^1]; // a look at a film is a picture
        ExitCode ending = Directory.Exists(pictures[^1]) ? RunFolder(arguments, models, swappers)
            : FilmTarget.IsFilm(pictures[^1], result) ? RunFilm(arguments, models, Swapper(arguments, swappers, isFilm: true))
            : RunPhoto(arguments, models, Swapper(arguments, swappers, isFilm: false));
        if (ending == ExitCode.Done)
        {
            new TermsNote(Context, CacheFolder.Root).TellOnce(_terms);
        }

        return ending;
    }

    private ISwapper Swapper(ParseResult arguments, SwapperCatalog swappers, bool isFilm)
    {
        string name = arguments.GetValue(_swapper) ?? SwapperCatalog.Names[0];
        ISwapper swapper = swappers.Create(name, isFilm: isFilm);
        IReadOnlyList<NetworkTerms> networks = NetworkTerms.OfSwap(SwapperCatalog.Names.Contains(name) ? swapper.Name : name);
        _terms = [.. _terms.Union(networks)]; // a folder's photos and films may have two swappers
        return arguments.GetValue(_licence) == LicenceChoice.Permissive && networks.Where(terms => !terms.IsPermissive).ToArray() is { Length: > 0 } unfit
            ? throw LicenceException.NotPermissive(unfit)
            : swapper;
    }

    private ExitCode RunFilm(ParseResult arguments, PerceptionModels models, ISwapper swapper)
    {
        if (arguments.GetValue(_compare))
        {
            throw WrongUsage.Because("--compare is for photos, and the target is a film", "look at one moment of it with --preview");
        }

        FilmSwapRequest request = FilmRequest(arguments);
        return arguments.GetValue(_film.Preview) is string frame
            ? FilmRun.Preview(request, frame, Save(arguments), models, swapper, Context)
            : FilmRun.Run(request, models, swapper, Context);
    }

    private ExitCode RunPhoto(ParseResult arguments, PerceptionModels models, ISwapper swapper)
    {
        if (_film.Given(arguments) is { Count: > 0 } names)
        {
            Context.Say($"note: {string.Join(", ", names)} {(names.Count == 1 ? "is for films and changes" : "are for films and change")} nothing in a photo");
        }

        SwapRequest request = Request(arguments);
        if (FilmTarget.HasFilmExtension(request.OutputPath) && !PictureFormats.ByExtension.ContainsKey(Path.GetExtension(request.OutputPath).ToLowerInvariant()))
        {
            throw OutputException.FilmOfPhoto(request.OutputPath, request.TargetPath);
        }

        return Tell(new PhotoSwapJob(new FacePerception(new FaceAnalyzer(models)), swapper).Run(request, Context.Cancellation), request);
    }

    private ExitCode RunFolder(ParseResult arguments, PerceptionModels models, SwapperCatalog swappers)
    {
        if (_film.GivenOfOneFilm(arguments) is [string option, ..])
        {
            throw WrongUsage.Because($"{option} is for one film, and the target is a folder", "name the film itself");
        }

        SwapRequest photos = Request(arguments);
        FilmSwapRequest films = FilmRequest(arguments);
        FolderSwapJob job = new(
            new FacePerception(new FaceAnalyzer(models)),
            Swapper(arguments, swappers, isFilm: false),
            () => FilmJobs.Swap(films, models, Swapper(arguments, swappers, isFilm: true)));
        return Tell(SwapRun.Run(job, photos, films, Context), photos);
    }

    private ExitCode Tell(SwapReport report, SwapRequest request)
    {
        if (Context.WantsJson)
        {
            Context.WriteJson(SwapJson.Of(report));
        }
        else
        {
            SwapSummary.WriteNotes(report.Sources, Context, report.Notes);
            SwapSummary.WriteTimes(report, Context);
            SwapSummary.Write(report, request, Context.Output);
        }

        return SwapRun.ExitCodeOf(report);
    }

    private FilmSwapRequest FilmRequest(ParseResult arguments) => _film.Complete(arguments, new()
    {
        Assignments = Assignments(arguments, _film.PersonNames(arguments)),
        TargetPath = arguments.GetValue(_pictures)![^1],
        OutputPath = arguments.GetValue(_output)!,
        Settings = new() { Usual = Settings(arguments) },
        Encode = _film.Encode(arguments, arguments.GetValue(_quality)),
        Overwrite = arguments.GetValue(_overwrite),
        Mark = !arguments.GetValue(_noMark),
        Metadata = arguments.GetValue(_metadata) ?? KeptMetadata.Usual,
        DebugFolder = arguments.GetValue(_debug),
    });

    private SwapRequest Request(ParseResult arguments) => new()
    {
        Assignments = Assignments(arguments, []),
        TargetPath = arguments.GetValue(_pictures)![^1],
        OutputPath = arguments.GetValue(_output)!,
        Settings = Settings(arguments),
        Save = Save(arguments),
        Compare = arguments.GetValue(_compare),
        DebugFolder = arguments.GetValue(_debug),
    };

    private SaveOptions Save(ParseResult arguments) => new()
    {
        Quality = arguments.GetValue(_quality),
        Lossless = arguments.GetValue(_film.Lossless),
        Overwrite = arguments.GetValue(_overwrite),
        Metadata = arguments.GetValue(_metadata) ?? KeptMetadata.Usual,
        Mark = !arguments.GetValue(_noMark),
    };

    /// <param name="names">Of the persons in the film.</param>
    private IReadOnlyList<SwapAssignment> Assignments(ParseResult arguments, IReadOnlyList<string> names) => [.. SwapWords.Assignments(
        arguments.GetValue(_pictures)![..^1],
        arguments.GetValue(_map) ?? [],
        arguments.GetValue(_faces),
        arguments.GetValue(_reference),
        arguments.GetValue(_similarity),
        names).Select(assignment => assignment with { RefusesPoorSources = arguments.GetValue(_strict) })];

    private SwapSettings Settings(ParseResult arguments) => new()
    {
        Strength = arguments.GetValue(_strength) ?? 1,
        Mask = arguments.GetValue(_mask) ?? MaskKind.Auto,
        Eyes = arguments.GetValue(_eyes) ?? EyesKind.Target,
        MatchColor = !arguments.GetValue(_noColorMatch),
    };
}
