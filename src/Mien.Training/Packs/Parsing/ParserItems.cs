using System.Globalization;
using Mien.Faces.Persons;
using Mien.Graphs;
using Mien.Models.Cards;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Training.Loops;

namespace Mien.Training.Packs.Parsing;

/// <summary>Writes the items of a parser's training: of people that may be learned from, and fewer of people that are held out.</summary>
internal sealed class ParserItems(LabelledFaces faces, ParserItemMaker maker, PersonNaming naming, int sizePx)
{
    /// <summary>uint8 [Items,3,S,S].</summary>
    public const string PictureField = "picture";

    /// <summary>uint8 [Items,1,S,S]: the two kinds that a pixel shows most of, and the share of the first among them, 0 … 255.</summary>
    public const string FirstField = "first", SecondField = "second", ShareField = "share";

    private const int HeldOutItems = 160;
    private const int LeastPeople = 4;

    /// <exception cref="FaceItemsException">There is no such folder.</exception>
    /// <exception cref="ParserDataException">There are too few people in it.</exception>
    public void Write(string photoFolder, RunFolder folder, int count, long seed, ITrainingObserver observer, CancellationToken cancellation)
    {
        IReadOnlyList<string> photos = Directory.Exists(photoFolder) ? PhotoTree.Pictures(photoFolder) : throw FaceItemsException.NoFolder(photoFolder);
        string[] withFace = WithFaces(photos, observer, cancellation);
        string[] people = [.. withFace.Select(PersonOf).Distinct()];
        PeopleSplit split = PeopleSplit.Of(people);
        string[] heldOut = [.. withFace.Where(photo => split.IsHeldOut(PersonOf(photo)))], learned = [.. withFace.Except(heldOut)];
        if (people.Length < LeastPeople || learned.DistinctBy(PersonOf).Count() < 2)
        {
            throw ParserDataException.TooFewPeople(photoFolder, people.Length, LeastPeople);
        }

        int done = 0;
        void Advance() => observer.Prepare(++done, HeldOutItems + count, done);
        // Held-out faces may borrow from each other only when there are two; with one, from itself.
        Write(folder, folder.HeldOutPath, heldOut, HeldOutItems, int.MaxValue - HeldOutItems, seed, Advance, cancellation);
        Write(folder, folder.ItemsPath, learned, count, firstNumber: 0, seed, Advance, cancellation);

        string PersonOf(string photo) => PhotoPerson.NameOf(Path.GetRelativePath(photoFolder, photo), naming);
    }

    private string[] WithFaces(IReadOnlyList<string> photos, ITrainingObserver observer, CancellationToken cancellation)
    {
        List<string> found = [];
        foreach ((string photo, bool hasFace) in OrderedWork.Run(photos, Environment.ProcessorCount, (photo, stop) => (photo, HasFace(photo, observer, stop)), cancellation))
        {
            if (hasFace)
            {
                found.Add(photo);
            }
        }

        return [.. found];
    }

    private bool HasFace(string photo, ITrainingObserver observer, CancellationToken cancellation)
    {
        try
        {
            return faces.HasFace(photo, cancellation);
        }
        catch (MienException fault) when (fault.ExitCode == ExitCode.BadInputOrNoFace)
        {
            observer.Note($"left out: {fault.Message}");
            return false;
        }
    }

    private void Write(RunFolder folder, string path, string[] photos, int count, int firstNumber, long seed, Action advance, CancellationToken cancellation)
    {
        int area = sizePx * sizePx;
        (string Name, int Bytes)[] fields = [(PictureField, 3 * area), (FirstField, area), (SecondField, area), (ShareField, area)];
        using WaitingFields waiting = new(folder.Root, fields);
        ItemOrder order = new(seed, photos.Length), lenders = new(seed + 1, photos.Length);
        (string Photo, string Other, int Number)[] work = [.. Enumerable.Range(0, count).Select(item => (photos[order[item]], photos[lenders[item]], firstNumber + item))];
        foreach (ParserItem? item in OrderedWork.Run(work, Environment.ProcessorCount, (one, stop) => maker.Make(one.Photo, one.Other, one.Number, stop), cancellation))
        {
            // Whoever has a face now had one a moment ago.
            SampleBytes.Write(item!.Picture, waiting.Next(PictureField));
            item.Labels.Write(waiting.Next(FirstField), waiting.Next(SecondField), waiting.Next(ShareField));
            waiting.Flush();
            advance();
        }

        folder.Write(
            path,
            [.. fields.Select(field => new TensorSource(field.Name, ElementType.UInt8, [count, field.Bytes / area, sizePx, sizePx], stream => waiting.CopyTo(field.Name, stream)))],
            new Dictionary<string, string>
            {
                [CardKeys.Names] = string.Join('\n', photos.Select(photo => Path.GetFileName(photo)).Order(StringComparer.Ordinal)),
                ["items"] = count.ToString(CultureInfo.InvariantCulture),
                ["photos"] = photos.Length.ToString(CultureInfo.InvariantCulture),
            });
    }
}
