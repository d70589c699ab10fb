using System.Text;
using System.Text.Json;
using Mien.Imaging.Files;

namespace Mien.Faces.Persons;

/// <summary>The persons of a film, as a file keeps them, so that they can be named once and found again.</summary>
public sealed record PersonList
{
    private const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public required IReadOnlyList<PersonRecord> Persons { get; init; }

    public static PersonList Of(IEnumerable<FilmPerson> persons) => new() { Persons = [.. persons.Select(PersonRecord.Of)] };

    public IReadOnlyList<FilmPerson> ToPersons() => [.. Persons.Select(person => person.ToPerson())];

    /// <summary>The same list with a name for one person.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no person of that number.</exception>
    public PersonList WithName(int number, string? name)
    {
        if (Persons.All(person => person.Number != number))
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "No person has this number.");
        }

        return this with { Persons = [.. Persons.Select(person => person.Number == number ? person with { Name = name } : person)] };
    }

    public string ToJson() => JsonSerializer.Serialize(this, PersonJson.Default.PersonList);

    /// <exception cref="PersonListException">The file cannot be read, is no list of persons, or is of another version.</exception>
    public static PersonList Load(string path) => Directory.Exists(path) ? throw PersonListException.IsFolder(path)
        : !File.Exists(path) ? throw PersonListException.Missing(path)
        : ForeignBytes.Read(() => Parse(File.ReadAllText(path), path), fault => PersonListException.NotReadable(path, fault));

    /// <summary>The file appears whole or not at all.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Save(string path) => OutputFile.Write(path, Encoding.UTF8.GetBytes(ToJson()));

    /// <param name="source">Named in faults: the file's path, say.</param>
    /// <exception cref="PersonListException">The text is no list of persons, or of another version.</exception>
    public static PersonList Parse(string json, string source)
    {
        PersonList list = ForeignBytes.Read(
            () => JsonSerializer.Deserialize(json, PersonJson.Default.PersonList) ?? throw new JsonException("it is null"),
            fault => PersonListException.NotReadable(source, fault));
        if (list.Version != CurrentVersion)
        {
            throw PersonListException.OtherVersion(source, CurrentVersion, list.Version);
        }

        for (int i = 0; i < list.Persons.Count; i++)
        {
            PersonRecord? person = list.Persons[i];
            ForeignBytes.Read(
                () => person?.ToPerson() ?? throw new JsonException("it is null"),
                fault => PersonListException.NotReadable($"{source} (person {i + 1} of the list)", fault));
        }

        return list;
    }
}
