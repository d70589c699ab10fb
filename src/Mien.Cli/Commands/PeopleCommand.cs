using System.CommandLine;
using System.Globalization;
using Mien.App.Reports;
using Mien.Cli.Films;
using Mien.Cli.Help;
using Mien.Cli.Options;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Faces.Tracks;
using Mien.Imaging.Files;
using Mien.Jobs.Cast;
using Mien.Jobs.Films;
using Mien.Jobs.Films.Sources;
using Mien.Runtime;
using Mien.Video.Ffmpeg;

namespace Mien.Cli.Commands;

/// <summary>Lists the persons of a film, so that they can be chosen by number or be named once.</summary>
internal sealed class PeopleCommand : MienCommand
{
    private const string ListName = "people.json";
    private const string SheetName = "people.png";

    private readonly Argument<string> _film = new("FILM") { Description = "A film, an animation, numbered pictures or an address." };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = $"A folder for {ListName}, which `mien swap --people` reads, and the contact sheet {SheetName}.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _names = new("--name")
    {
        Description = "Give a person a name: NUMBER=NAME. With a list in the folder already, nobody is looked for again.",
        HelpName = "NUMBER=NAME",
    };

    private readonly Option<DeviceChoice> _device = SharedOptions.Device();
    private readonly Option<bool> _json = SharedOptions.Json();

    public PeopleCommand(CommandContext context)
        : base(
            "people",
            "Lists the persons of a film with the times when they are seen, most seen first.",
            context,
            new("people film.mp4", "numbers for `mien swap --faces 2` or --map me.jpg=2"),
            new("people film.mp4 -o people/", "also a contact sheet, people/people.png, and people/people.json"),
            new("people film.mp4 -o people/ --name 1=Ann --name 2=Bob", "then: swap me.jpg film.mp4 -o out.mp4 --people people/people.json --faces Ann"))
    {
        foreach (Option option in (Option[])[_output, _names, _device, _json])
        {
            Add(option);
        }

        Add(_film);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        string film = arguments.GetValue(_film)!;
        if (File.Exists(film) && PictureProbe.FormatOf(film) is not null && !PictureProbe.IsAnimated(film))
        {
            throw WrongUsage.Because($"{film} is a photo, and people looks at films", $"for a photo: {SwapLine.Of("faces", film)}");
        }

        string? folder = arguments.GetValue(_output);
        (int Number, string Name)[] names = [.. (arguments.GetValue(_names) ?? []).Select(PersonName)];
        string? listPath = folder is null ? null : Path.Combine(folder, ListName);
        if (names.Length > 0 && listPath is null)
        {
            throw WrongUsage.Because("--name is given without a folder to keep names in", "add -o DIR");
        }

        PersonList? kept = names.Length > 0 && File.Exists(listPath) ? PersonList.Load(listPath) : null;
        using ScratchFolder imports = new("mien-import-");
        FilmSource source = FilmSource.Open(FfmpegPrograms.Find(Context.Cancellation), film, new(), imports, Context.Cancellation);
        PersonList list = kept ?? Find(source, arguments.GetValue(_device));
        foreach ((int number, string name) in names)
        {
            list = list.Persons.Any(person => person.Number == number)
                ? list.WithName(number, name)
                : throw WrongUsage.Because($"there is no person {number} to be called {name}", $"the film has persons 1 to {list.Persons.Count}");
        }

        if (list.Persons.Count == 0)
        {
            throw NoFaceException.In(film);
        }

        if (listPath is not null)
        {
            list.Save(listPath);
            Draw(source, list.ToPersons(), Path.Combine(folder!, SheetName));
        }

        Write(list, film, listPath);
        return ExitCode.Done;
    }

    private PersonList Find(FilmSource source, DeviceChoice device)
    {
        using PerceptionModels models = OpenPerception(device);
        using FilmProgressView progress = new(Context);
        FilmPeopleJob job = new(new TrackPerception(models, CanonicalFace.Load()));
        return PersonList.Of(job.Find(source, progress, Context.Cancellation).GetAwaiter().GetResult());
    }

    /// <summary>Again at each naming, so that the sheet shows the names. A list of an earlier version does not know the moments; its sheet stays as it is.</summary>
    private void Draw(FilmSource source, IReadOnlyList<FilmPerson> persons, string path)
    {
        if (persons.All(person => person.Best is not null))
        {
            Photo.Of(FilmPeopleJob.Sheet(source, persons, Context.Cancellation)).Save(path, new() { Overwrite = true, Mark = false });
        }
    }

    private void Write(PersonList list, string film, string? listPath)
    {
        if (Context.WantsJson)
        {
            Context.WriteJson(PeopleJson.Of(film, list));
            return;
        }

        foreach (FilmPerson person in list.ToPersons())
        {
            string name = person.Name is string given ? $" {given}" : "";
            Context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{person.Number}{name}: {person.ScreenTimeShare * 100:0} % of the film, {person.MeanHeightPx:0} px high, {FilmPeopleJob.RangesText(person)}"));
        }

        if (listPath is not null)
        {
            Context.Output.WriteLine($"kept in {listPath}; faces in {Path.Combine(Path.GetDirectoryName(listPath)!, SheetName)}");
        }
    }

    private static (int Number, string Name) PersonName(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && int.TryParse(text[..equals], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && !string.IsNullOrWhiteSpace(text[(equals + 1)..])
            ? (number, text[(equals + 1)..].Trim())
            : throw WrongUsage.Because($"'{text}' is not NUMBER=NAME (--name)", "write --name 1=Ann");
    }
}
