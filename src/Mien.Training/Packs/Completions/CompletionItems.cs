using System.Globalization;
using Mien.Faces.Persons;
using Mien.Models.Cards;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Networks;

namespace Mien.Training.Packs.Completions;

/// <summary>Writes the items of a completion network's training: exercises on faces that may be learned from, and fewer on people that are held out.</summary>
/// <param name="variantsFolder">Pictures of people showing other things in the same pose and light, told apart by the file's name before its first _; null has none.</param>
internal sealed class CompletionItems(CompletionFaces faces, string? variantsFolder, long seed)
{
    /// <summary>uint8 [Items,3,S,S].</summary>
    public const string Seen = "seen", Truth = "truth";

    /// <summary>uint8 [Items,1,S,S], 255 is all.</summary>
    public const string Trust = "trust", Known = "known", Changed = "changed";

    private const int HeldOutItems = 96;
    private const int LeastFaces = 8;
    private const int LeastPeople = 10;

    /// <exception cref="FaceItemsException">There is no such folder, or there are too few faces in it that are seen whole.</exception>
    public void Write(string photoFolder, RunFolder folder, int count, ITrainingObserver observer, CancellationToken cancellation)
    {
        (IReadOnlyList<string> photos, string[] names) = Pictures(photoFolder);
        (IReadOnlyList<string> variants, string[] variantNames) = variantsFolder is null ? ([], []) : Pictures(variantsFolder);
        int all = photos.Count + variants.Count + count + HeldOutItems;
        PersonNaming naming = names.DistinctBy(name => PhotoPerson.NameOf(name, PersonNaming.Folder)).Count() < LeastPeople ? PersonNaming.File : PersonNaming.Folder;
        PeopleSplit split = PeopleSplit.Of(names.Select(name => PhotoPerson.NameOf(name, naming)));
        int looked = 0;
        List<CompletionFace> found = Look(photos, names);
        ILookup<bool, CompletionFace> parts = found.ToLookup(face => split.IsHeldOut(PhotoPerson.NameOf(face.Photo, naming)));
        PeopleSplit otherSplit = PeopleSplit.Of(variantNames.Select(CompletionVariants.PersonOf));
        ILookup<bool, CompletionFace> others = CompletionVariants.Of(Look(variants, variantNames)).ToLookup(face => otherSplit.IsHeldOut(CompletionVariants.PersonOf(face.Photo)));
        if (!parts[true].Any() || parts[false].Count() < LeastFaces)
        {
            throw FaceItemsException.TooFew(photoFolder, photos.Count, found.Count, LeastFaces);
        }

        void Advance() => observer.Prepare(++looked, all, found.Count);
        Write(folder, folder.HeldOutPath, [.. parts[true], .. others[true]], Enumerable.Range(int.MaxValue - HeldOutItems, HeldOutItems), photoFolder, Advance, cancellation);
        Write(folder, folder.ItemsPath, [.. parts[false], .. others[false]], Enumerable.Range(0, count), photoFolder, Advance, cancellation);

        List<CompletionFace> Look(IReadOnlyList<string> paths, string[] names)
        {
            List<CompletionFace> seen = [];
            foreach (CompletionFace? face in OrderedWork.Run([.. paths.Zip(names)], 1, (photo, stop) => faces.Look(photo.First, photo.Second, observer, stop), cancellation))
            {
                seen.AddRange(face is null ? [] : [face]);
                observer.Prepare(++looked, all, seen.Count);
            }

            return seen;
        }
    }

    private static (IReadOnlyList<string> Paths, string[] Names) Pictures(string folder)
    {
        IReadOnlyList<string> paths = Directory.Exists(folder) ? PhotoTree.Pictures(folder) : throw FaceItemsException.NoFolder(folder);
        return (paths, [.. paths.Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))]);
    }

    private void Write(
        RunFolder folder, string path, CompletionFace[] truths, IEnumerable<int> numbers, string photoFolder, Action advance, CancellationToken cancellation)
    {
        const int area = CompletionNetwork.SizePx * CompletionNetwork.SizePx;
        (string Name, int Bytes)[] fields = [(Seen, 3 * area), (Trust, area), (Truth, 3 * area), (Known, area), (Changed, area)];
        int[] all = [.. numbers];
        CompletionExercises exercises = new(faces, truths, seed);
        using WaitingFields waiting = new(folder.Root, fields);
        foreach (CompletionExercise exercise in OrderedWork.Run(all, Environment.ProcessorCount, (number, _) => exercises.Make(number), cancellation))
        {
            SampleBytes.Write(exercise.Seen, waiting.Next(Seen));
            SampleBytes.Write(exercise.Trust, waiting.Next(Trust));
            SampleBytes.Write(exercise.Truth, waiting.Next(Truth));
            SampleBytes.Write(exercise.Known, waiting.Next(Known));
            SampleBytes.Write(exercise.Changed, waiting.Next(Changed));
            waiting.Flush();
            advance();
        }

        TensorSource[] tensors =
        [
            .. fields.Select(field => new TensorSource(
                field.Name, ElementType.UInt8, [all.Length, field.Bytes / area, CompletionNetwork.SizePx, CompletionNetwork.SizePx], stream => waiting.CopyTo(field.Name, stream))),
        ];
        folder.Write(path, tensors, new Dictionary<string, string>
        {
            ["source"] = Path.GetFullPath(photoFolder),
            ["exercises"] = all.Length.ToString(CultureInfo.InvariantCulture),
            ["faces"] = truths.Length.ToString(CultureInfo.InvariantCulture),
            [CardKeys.Names] = string.Join('\n', truths.Select(face => face.Photo)),
        });
    }
}
