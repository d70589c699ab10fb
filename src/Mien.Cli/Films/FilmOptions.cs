using System.CommandLine;
using System.Globalization;
using Mien.Cli.Options;
using Mien.Faces.Persons;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Settings;
using Mien.Video;
using Mien.Video.Writing;

namespace Mien.Cli.Films;

/// <summary>The options of `mien swap` that only films have.</summary>
internal sealed class FilmOptions
{
    public Option<TimeSpan?> Start { get; } = Time("--start", "Begin here: seconds, or minutes:seconds.");

    public Option<TimeSpan?> End { get; } = Time("--end", "End here.");

    public Option<Rational?> FrameRate { get; } = Rate();

    public Option<bool> KeepFrameRate { get; } = new("--keep-fps") { Description = "Keep every frame and its time: what is done anyway unless --fps is given." };

    public Option<double?> Scale { get; } = SharedOptions.Ranged("--scale", 0.05, 8.0, "Size of the result's sides, as a factor [usual: 1].");

    public Option<bool> NoAudio { get; } = new("--no-audio") { Description = "Leave the sound out." };

    public Option<string?> Encoder { get; } = new("--encoder")
    {
        Description = "x264, x265, av1, vp9, prores, ffv1, a hardware encoder, or any that ffmpeg lists [usual: as suits the file].",
        HelpName = "NAME",
    };

    public Option<string?> Preset { get; } = new("--preset") { Description = "How hard the encoder tries, in its own words (x264: veryfast … slow).", HelpName = "NAME" };

    public Option<bool> Lossless { get; } = new("--lossless") { Description = "Keep every sample: in films, and in WebP and AVIF pictures; PNG and TIFF do so anyway." };

    public Option<string?> Settings { get; } = new("--settings")
    {
        Description = "A JSON file with settings that change over time (docs/films.md).",
        HelpName = "FILE",
    };

    public Option<string?> People { get; } = new("--people")
    {
        Description = "Who is in the film, as `mien people` wrote it; then --faces and --map take names.",
        HelpName = "FILE",
    };

    public Option<string?> Preview { get; } = new("--preview")
    {
        Description = "Swap only this frame (a number from 0, or a time such as 1:23.5) and write it as a picture.",
        HelpName = "FRAME",
    };

    public Option<FilmShare?> Share { get; } = new("--segments")
    {
        Description = "Take every n-th segment, beginning with the k-th; n machines share a film through one folder, then `mien join`.",
        HelpName = "k/n",
        CustomParser = result =>
        {
            FilmShare? share = FilmShare.TryParse(result.Tokens[0].Value);
            if (share is null)
            {
                result.AddError($"'{result.Tokens[0].Value}' is not a value for --segments: write k/n, such as 1/3");
            }

            return share;
        },
    };

    public Option<bool> Restart { get; } = new("--restart") { Description = "Throw away an unfinished run of this output and begin anew." };

    public Option<double?> SegmentLength { get; } = SharedOptions.Ranged("--segment-length", 0.5, 600.0, "Seconds of film that are finished at a time [usual: 10].");

    public Option<int[]?> DebugFrames { get; } = new("--debug-frames")
    {
        Description = "With --debug: the frames whose stages are drawn, such as 0,100,250 [usual: eight, evenly spread].",
        HelpName = "LIST",
        CustomParser = result =>
        {
            string[] words = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
            int[] numbers = [.. words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
            if (numbers.Contains(-1))
            {
                result.AddError($"'{result.Tokens[0].Value}' is not a value for --debug-frames: write numbers from 0, such as 0,100,250");
            }

            return numbers;
        },
    };

    /// <summary>In groups, as the help shows them.</summary>
    public IReadOnlyList<Option> Part => [Start, End, Preview, People, Settings];

    /// <inheritdoc cref="Part"/>
    public IReadOnlyList<Option> Result => [FrameRate, KeepFrameRate, Scale, NoAudio, Encoder, Preset];

    /// <inheritdoc cref="Part"/>
    public IReadOnlyList<Option> Work => [Share, Restart, SegmentLength];

    /// <summary>Those that were given: they mean nothing for a photo.</summary>
    public IReadOnlyList<string> Given(ParseResult arguments) => Given(arguments, [.. Part, .. Result, .. Work, DebugFrames]);

    /// <summary>Those of them that mean one film, and nothing for a folder of them.</summary>
    public IReadOnlyList<string> GivenOfOneFilm(ParseResult arguments) => Given(arguments, [Preview, People, Share]);

    /// <summary>The names in the file of --people; empty without it.</summary>
    public IReadOnlyList<string> PersonNames(ParseResult arguments) =>
        [.. Persons(arguments)?.Persons.Select(person => person.Name).OfType<string>() ?? []];

    /// <summary>The request with what these options say.</summary>
    public FilmSwapRequest Complete(ParseResult arguments, FilmSwapRequest request)
    {
        if (arguments.GetValue(KeepFrameRate) && arguments.GetValue(FrameRate) is not null)
        {
            throw WrongUsage.Because("--keep-fps and --fps are given together", "leave one of them out");
        }

        return request with
        {
            Part = new()
            {
                Start = arguments.GetValue(Start),
                End = arguments.GetValue(End),
                FrameRate = arguments.GetValue(FrameRate),
                Scale = arguments.GetValue(Scale) ?? 1,
            },
            Settings = request.Settings with { Ranges = arguments.GetValue(Settings) is string path ? SettingsFile.Load(path) : [] },
            KeepAudio = !arguments.GetValue(NoAudio),
            Persons = Persons(arguments),
            Share = arguments.GetValue(Share) ?? FilmShare.Whole,
            Restart = arguments.GetValue(Restart),
            SegmentLength = TimeSpan.FromSeconds(arguments.GetValue(SegmentLength) ?? request.SegmentLength.TotalSeconds),
            DebugFrames = arguments.GetValue(DebugFrames) ?? [],
        };
    }

    public EncodeSettings Encode(ParseResult arguments, int? quality) => new()
    {
        Encoder = arguments.GetValue(Encoder),
        Quality = quality ?? EncodeSettings.Default.Quality,
        Preset = arguments.GetValue(Preset),
        Lossless = arguments.GetValue(Lossless),
    };

    private static IReadOnlyList<string> Given(ParseResult arguments, IEnumerable<Option> options) =>
        [.. options.Where(option => arguments.GetResult(option) is { Implicit: false }).Select(option => option.Name)];

    private PersonList? Persons(ParseResult arguments) =>
        arguments.GetValue(People) is string path ? PersonList.Load(path) : null;

    private static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            TimeSpan? time = FilmTime.TryParse(result.Tokens[0].Value);
            if (time is null)
            {
                result.AddError($"'{result.Tokens[0].Value}' is no time for {name}: write 83.5 or 1:23.5");
            }

            return time;
        },
    };

    private static Option<Rational?> Rate() => new("--fps")
    {
        Description = "Frames a second of the result: 25, 29.97 or 30000/1001 [usual: every frame of the film, at its time].",
        HelpName = "RATE",
        CustomParser = result =>
        {
            const int Most = 1000;
            string text = result.Tokens[0].Value;
            Rational? rate = Rational.TryParse(text);
            if (rate is null || rate <= Rational.Zero || rate > new Rational(Most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a value for --fps: give a number up to {Most}, such as 25 or 30000/1001"));
            }

            return rate;
        },
    };
}
