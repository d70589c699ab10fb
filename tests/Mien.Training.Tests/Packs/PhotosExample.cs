using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Testing.Films;

namespace Mien.Training.Tests.Packs;

/// <summary>Small photos that are cut out of the sample photos of an installed package; some people share a face.</summary>
internal static class PhotosExample
{
    public const int People = 9;

    /// <summary>A folder a person, one of them with two photos, and one photo that is its own person.</summary>
    public static void Write(string folder, int people = People)
    {
        for (int number = 0; number < people; number++)
        {
            SampleFace face = SampleFace.Number(number % SampleFace.Count);
            Picture photo = Picture.From(face.Photo.Read(face.Patch));
            string path = number == 0 ? Path.Combine(folder, "person 0.png") : Path.Combine(folder, $"person {number}", "a.png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            PictureFile.Save(photo, path);
            if (number == 1)
            {
                PictureFile.Save(photo, Path.Combine(folder, "person 1", "b.png"));
            }
        }
    }
}
