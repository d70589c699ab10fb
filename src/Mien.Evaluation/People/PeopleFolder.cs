using Mien.Faces.Persons;
using Mien.Imaging.Files;

namespace Mien.Evaluation.People;

/// <summary>A folder of people's photos; folders in it are looked through too, as `mien faces pack` does.</summary>
public static class PeopleFolder
{
    /// <param name="naming">What tells people apart.</param>
    /// <returns>In the order of their names.</returns>
    /// <exception cref="PeopleException">There is no such folder.</exception>
    public static IReadOnlyList<Person> Read(string folder, PersonNaming naming)
    {
        if (!Directory.Exists(folder))
        {
            throw PeopleException.NoFolder(folder);
        }

        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => PictureFormats.ByExtension.ContainsKey(Path.GetExtension(path).ToLowerInvariant()))
                .Order(StringComparer.Ordinal)
                .GroupBy(path => PhotoPerson.NameOf(Path.GetRelativePath(folder, path).Replace('\\', '/'), naming))
                .Select(photos => new Person(photos.Key, [.. photos]))
                .OrderBy(person => person.Name, StringComparer.Ordinal),
        ];
    }
}
