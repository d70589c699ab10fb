using System.Globalization;
using Mien.Faces.Persons;
using Mien.Models.Cards;
using Mien.Training.Checkpoints;
using Mien.Training.Loops;

namespace Mien.Training.Data;

/// <summary>Makes items of the faces in a folder of photos, and holds some photos out.</summary>
public sealed class FaceItems(FaceCropper cropper, FaceCropCache cache)
{
    /// <summary>Of fewer people a tenth is nobody: then photos are held out, whoever is on them.</summary>
    private const int LeastPeople = 10;

    /// <summary>Fewer would teach nothing but themselves.</summary>
    private const int LeastPhotos = 8;

    /// <summary>Looks through all photos of a folder and the folders in it. A photo that cannot be read is told of and left out.</summary>
    /// <param name="field">Name of the step's input.</param>
    /// <remarks>Who is held out follows from <see cref="PeopleSplit"/>, as in the judge. Memory stays that of one photo: faces wait in a file.</remarks>
    /// <exception cref="FaceItemsException">There is no such folder, or there are too few faces in it.</exception>
    public void Write(string photoFolder, RunFolder folder, string field, ITrainingObserver observer, CancellationToken cancellation)
    {
        IReadOnlyList<string> photos = Directory.Exists(photoFolder) ? PhotoTree.Pictures(photoFolder) : throw FaceItemsException.NoFolder(photoFolder);
        using FileStream waiting = Disk.OpenScratch(folder.Root);
        List<PhotoFaces> found = [];
        for (int i = 0; i < photos.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            byte[] crops = Crops(photos[i], observer, cancellation);
            if (crops.Length > 0)
            {
                found.Add(new(Path.GetRelativePath(photoFolder, photos[i]), waiting.Position, crops.Length));
                waiting.Write(crops);
            }

            observer.Prepare(i + 1, photos.Count, (int)(waiting.Position / cropper.CropBytes));
        }

        if (found.Count < LeastPhotos)
        {
            throw FaceItemsException.TooFew(photoFolder, photos.Count, found.Count, LeastPhotos);
        }

        ILookup<bool, PhotoFaces> parts = SplitByPeople(found);
        Write(folder, folder.HeldOutPath, field, [.. parts[true]], waiting, photoFolder);
        Write(folder, folder.ItemsPath, field, [.. parts[false]], waiting, photoFolder);
    }

    /// <returns>What is held out under true.</returns>
    private static ILookup<bool, PhotoFaces> SplitByPeople(List<PhotoFaces> found)
    {
        int people = found.DistinctBy(photo => PhotoPerson.NameOf(photo.Name, PersonNaming.Folder)).Count();
        PersonNaming naming = people < LeastPeople ? PersonNaming.File : PersonNaming.Folder;
        PeopleSplit split = PeopleSplit.Of(found.Select(photo => PhotoPerson.NameOf(photo.Name, naming)));
        return found.ToLookup(photo => split.IsHeldOut(PhotoPerson.NameOf(photo.Name, naming)));
    }

    private byte[] Crops(string photo, ITrainingObserver observer, CancellationToken cancellation)
    {
        try
        {
            return cache.Crops(cropper, photo, cancellation);
        }
        catch (MienException fault) when (fault.ExitCode == ExitCode.BadInputOrNoFace)
        {
            observer.Note($"left out: {fault.Message}");
            return [];
        }
    }

    private void Write(RunFolder folder, string path, string field, PhotoFaces[] photos, FileStream waiting, string photoFolder)
    {
        long faces = photos.Sum(photo => photo.Length) / cropper.CropBytes;
        TensorSource source = new(field, ElementType.UInt8, [faces, 3, cropper.SizePx, cropper.SizePx], stream => Copy(photos, waiting, stream));
        folder.Write(path, [source], new Dictionary<string, string>
        {
            ["source"] = Path.GetFullPath(photoFolder),
            ["photos"] = photos.Length.ToString(CultureInfo.InvariantCulture),
            [CardKeys.Names] = string.Join('\n', photos.Select(photo => photo.Name.Replace('\\', '/'))),
            ["faces"] = faces.ToString(CultureInfo.InvariantCulture),
            ["framing"] = $"{cropper.Template.Name}, {cropper.SizePx} px",
        });
    }

    private static void Copy(PhotoFaces[] photos, FileStream from, Stream to)
    {
        foreach (PhotoFaces photo in photos)
        {
            byte[] crops = new byte[photo.Length];
            from.Seek(photo.Offset, SeekOrigin.Begin);
            from.ReadExactly(crops);
            to.Write(crops);
        }
    }

    /// <param name="Offset">In the file of waiting faces.</param>
    private sealed record PhotoFaces(string Name, long Offset, int Length);
}
