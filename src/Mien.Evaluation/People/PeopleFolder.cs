using Mien.Swapping.Photos;

namespace Mien.Evaluation.People;

/// <summary>A folder of people: each picture in it is a person, each folder in it a person with several pictures.</summary>
public static class PeopleFolder
{
    /// <returns>In the order of their names; folders without a picture are nobody.</returns>
    /// <exception cref="PeopleException">There is no such folder.</exception>
    public static IReadOnlyList<Person> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw PeopleException.NoFolder(folder);
        }

        // Ann.jpg and Ann.png are two photos of Ann.
        IEnumerable<Person> alone = PictureFolder.Pictures(folder)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path)!)
            .Select(photos => new Person(photos.Key, [.. photos]));
        IEnumerable<Person> several = Directory.EnumerateDirectories(folder)
            .Select(path => new Person(Path.GetFileName(path), PictureFolder.Pictures(path)))
            .Where(person => person.Photos.Count > 0);
        return
        [
            .. alone.Concat(several)
                .GroupBy(person => person.Name)
                .Select(same => new Person(same.Key, [.. same.SelectMany(person => person.Photos)]))
                .OrderBy(person => person.Name, StringComparer.Ordinal),
        ];
    }
}
