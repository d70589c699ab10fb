namespace Mien.Faces.Persons;

/// <summary>Who is on a photo, by its place in a folder.</summary>
public static class PhotoPerson
{
    /// <param name="photo">The photo's path from the folder on: <c>ann/beach.jpg</c>.</param>
    /// <returns>The person's name.</returns>
    public static string NameOf(string photo, PersonNaming naming)
    {
        ArgumentException.ThrowIfNullOrEmpty(photo);
        string path = photo.Replace('\\', '/');
        string name = Path.GetFileNameWithoutExtension(path);
        return naming switch
        {
            PersonNaming.Folder => path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : name,
            PersonNaming.File => Path.ChangeExtension(path, null),
            PersonNaming.Prefix => name.IndexOf('_', StringComparison.Ordinal) is int end and > 0 ? name[..end] : name,
            _ => throw new ArgumentOutOfRangeException(nameof(naming), naming, "Unknown."),
        };
    }
}
