namespace Mien.Faces.Persons;

/// <summary>A file that should hold a film's persons does not.</summary>
public sealed class PersonListException : MienException
{
    private PersonListException(string message, Exception? inner = null)
        : base("PERSON_LIST", ExitCode.BadInputOrNoFace, message, "list the film's persons again: mien people film.mp4 -o people/", inner)
    {
    }

    internal static PersonListException Missing(string path) => new($"{path}: there is no such file");

    internal static PersonListException IsFolder(string path) => new(
        Directory.EnumerateFiles(path, "*.json").FirstOrDefault() is string file ? $"{path} is a folder; name {file}" : $"{path} is a folder, and no list of persons");

    internal static PersonListException NotReadable(string source, Exception inner) =>
        new($"{source} is not a list of persons: {inner.Message}", inner);

    internal static PersonListException OtherVersion(string source, int expected, int actual) =>
        new($"{source} is a list of persons of version {actual}, expected {expected}");
}
