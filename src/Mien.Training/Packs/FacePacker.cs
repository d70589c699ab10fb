using Mien.Faces.Persons;
using Mien.Training.Data;
using Mien.Training.Packs.Making;

namespace Mien.Training.Packs;

/// <summary>Makes one file of the faces in a folder of photos: pictures, masks, landmarks, identities and poses, with some people held out.</summary>
/// <remarks>Photos are looked at side by side on all cores. Memory stays that of a few photos: faces wait in a file beside the
/// output, which goes away. The same photos and settings give the same bytes.</remarks>
public sealed class FacePacker(PerceivedFaceCache cache, FacePackSettings settings)
{
    /// <summary>With fewer, a tenth is nobody and the rest teaches nothing but itself.</summary>
    private const int LeastPeople = 8;

    private readonly PackRecord _layout = new(settings.SizePx);

    /// <summary>Looks through all photos of a folder and the folders in it. A photo that cannot be read is told of and left out.</summary>
    /// <param name="output">The file, which is replaced if it is there; it appears whole or not at all. Beside it a contact sheet of the same name and
    /// .png, which is never taken for a photo.</param>
    /// <exception cref="FaceItemsException">There is no such folder.</exception>
    /// <exception cref="FacePackException">There are too few people in it, or the file cannot be written.</exception>
    public FacePackReport Pack(string photoFolder, string output, IPackObserver observer, CancellationToken cancellation = default)
    {
        try
        {
            return PackInto(output, photoFolder, observer, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FacePackException.NotWritable(output, fault);
        }
    }

    /// <summary>Where the contact sheet of a pack is.</summary>
    public static string SheetPath(string output) => $"{output}.png";

    private FacePackReport PackInto(string output, string photoFolder, IPackObserver observer, CancellationToken cancellation)
    {
        string[] photos = Directory.Exists(photoFolder)
            ? [.. PhotoTree.Pictures(photoFolder).Where(photo => photo != Path.GetFullPath(SheetPath(output)))]
            : throw FaceItemsException.NoFolder(photoFolder);
        using FileStream waiting = Disk.OpenScratch(Path.GetDirectoryName(Path.GetFullPath(output))!);
        PhotoLooker looker = new(cache, settings, _layout);
        List<PackedFace> faces = [];
        observer.Begin("photos");
        (int unreadable, int empty, int small) = (0, 0, 0);
        foreach (PhotoLook look in OrderedWork.Run(photos, Environment.ProcessorCount, looker.Look, cancellation))
        {
            faces.AddRange(Keep(look, Path.GetRelativePath(photoFolder, look.Photo).Replace('\\', '/'), waiting));
            (unreadable, empty, small) = (unreadable + (look.Fault is null ? 0 : 1), empty + (look.HasNoFace ? 1 : 0), small + look.SmallFaces);
            if (look.Fault is not null)
            {
                observer.Note($"left out: {look.Fault}");
            }

            observer.Advance(photos.Length);
        }

        string[] people = [.. faces.Select(face => face.Group).Distinct()];
        if (people.Length < LeastPeople)
        {
            throw FacePackException.TooFewPeople(photoFolder, photos.Length, faces.Count, people.Length, LeastPeople);
        }

        PeopleSplit split = PeopleSplit.Of(people, settings.Seed);
        IReadOnlyList<PackedFace> made = new MadeFaces(settings, _layout, cache).Make(
            [.. faces.Where(face => !split.IsHeldOut(face.Group))], waiting, observer, cancellation);
        faces.AddRange(made);
        new PackWriter(settings, _layout, waiting).Write(output, photoFolder, faces, split, cancellation);
        PackSheet.Save(output, SheetPath(output));
        return new()
        {
            Photos = photos.Length,
            UnreadablePhotos = unreadable,
            PhotosWithoutFace = empty,
            SmallFaces = small,
            Faces = faces.Count,
            Morphs = made.Count(face => face.Kind == FaceKind.Morph),
            Reshaped = made.Count(face => face.Kind == FaceKind.Reshaped),
            HeldOutFaces = faces.Count(face => split.IsHeldOut(face.Group)),
            People = people.Length,
            HeldOutPeople = split.HeldOut.Count,
            ByteCount = new FileInfo(output).Length,
        };
    }

    private IEnumerable<PackedFace> Keep(PhotoLook look, string photo, FileStream waiting)
    {
        string person = PhotoPerson.NameOf(photo, settings.People);
        for (int i = 0; i < look.Records.Count; i++)
        {
            long offset = waiting.Position;
            waiting.Write(look.Records[i]);
            yield return new(photo, i == 0 ? person : $"{photo}#{i + 1}", person, offset);
        }
    }
}
