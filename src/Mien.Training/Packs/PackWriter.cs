using System.Globalization;
using System.Runtime.InteropServices;
using Mien.Faces.Persons;
using Mien.Models.Cards;
using Mien.Training.Checkpoints;

namespace Mien.Training.Packs;

/// <summary>Writes faces that wait, field by field, into the pack.</summary>
internal sealed class PackWriter(FacePackSettings settings, PackRecord layout, FileStream waiting)
{
    /// <summary>Faces to learn from come first, in the order of their photos, with those that were made behind them, then those held out.</summary>
    public void Write(string output, string photoFolder, IReadOnlyList<PackedFace> faces, PeopleSplit split, CancellationToken cancellation)
    {
        PackedFace[] ordered = [.. faces.OrderBy(face => split.IsHeldOut(face.Group))];
        int training = ordered.Count(face => !split.IsHeldOut(face.Group));
        int made = ordered.Count(face => face.Kind != FaceKind.Photo);
        Dictionary<long, int> items = ordered.Index().ToDictionary(face => face.Item.Offset, face => face.Index);
        string[] photos = Names(ordered.Select(face => face.Photo));
        string[] people = Names(ordered.Select(face => face.Person));
        TensorSource[] sources =
        [
            .. layout.Fields.Select(field => new TensorSource(field.Name, field.Type, [ordered.Length, .. field.ItemDimensions], stream => Copy(ordered, field, stream, cancellation))),
            Numbers(PackFields.Photo, ElementType.Int32, Places(ordered.Select(face => face.Photo), photos)),
            Numbers(PackFields.Person, ElementType.Int32, Places(ordered.Select(face => face.Person), people)),
            Numbers(PackFields.Kind, ElementType.UInt8, ordered.Select(face => (byte)face.Kind)),
            new(PackFields.MadeFrom, ElementType.Int32, [ordered.Length, 2], stream => stream.Write(MemoryMarshal.AsBytes(
                ordered.SelectMany(face => MadeFrom(face).Select(from => items[from.Offset])).ToArray().AsSpan()))),
            Numbers(PackFields.HeldOut, ElementType.UInt8, ordered.Select(face => (byte)(split.IsHeldOut(face.Group) ? 1 : 0))),
        ];
        Dictionary<string, string> facts = new()
        {
            [FacePack.FormatKey] = FacePack.Format,
            ["source"] = Path.GetFullPath(photoFolder),
            ["framing"] = string.Create(CultureInfo.InvariantCulture, $"{settings.Template.Name}, margin {settings.MarginShare}, {settings.SizePx} px"),
            ["split_seed"] = settings.Seed.ToString(CultureInfo.InvariantCulture),
            [FacePack.TrainingItemsKey] = training.ToString(CultureInfo.InvariantCulture),
            [FacePack.MadeItemsKey] = made.ToString(CultureInfo.InvariantCulture),
            [FacePack.PhotosKey] = Lines(photos),
            [FacePack.PeopleKey] = Lines(people),
            [CardKeys.Names] = Lines(ordered.Take(training).Select(face => face.Photo).Distinct()),
        };
        if (settings.Licence is not null)
        {
            facts[CardKeys.Licence] = settings.Licence;
        }

        Safetensors.Write(output, sources, facts);
    }

    /// <returns>Two: the same twice where there is one, itself where there is none.</returns>
    private static PackedFace[] MadeFrom(PackedFace face) =>
        face.MadeFrom.Count == 0 ? [face, face] : [face.MadeFrom[0], face.MadeFrom[^1]];

    private static string[] Names(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A file's name may hold the end of a line.</summary>
    private static string Lines(IEnumerable<string> names) => string.Join('\n', names.Select(name => name.Replace('\n', ' ')));

    private static IEnumerable<int> Places(IEnumerable<string> names, string[] ordered) =>
        names.Select(name => Array.BinarySearch(ordered, name, StringComparer.Ordinal));

    private static TensorSource Numbers<T>(string name, ElementType type, IEnumerable<T> numbers)
        where T : unmanaged
    {
        T[] values = [.. numbers];
        return new(name, type, [values.Length], stream => stream.Write(MemoryMarshal.AsBytes(values.AsSpan())));
    }

    private void Copy(PackedFace[] faces, PackField field, Stream to, CancellationToken cancellation)
    {
        byte[] bytes = new byte[field.ByteCount];
        foreach (PackedFace face in faces)
        {
            cancellation.ThrowIfCancellationRequested();
            waiting.Seek(face.Offset + field.Offset, SeekOrigin.Begin);
            waiting.ReadExactly(bytes);
            to.Write(bytes);
        }
    }
}
