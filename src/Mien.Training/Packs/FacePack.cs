using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Mien.Faces.Attributes;
using Mien.Imaging.Pixels;
using Mien.Training.Checkpoints;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>An open pack of faces: see <see cref="PackFields"/>. Faces stay in the file and are read as they are wanted. Thread-safe.</summary>
public sealed class FacePack : IDisposable
{
    internal const string FormatKey = "format";
    internal const string Format = "mien-faces/1";
    internal const string TrainingItemsKey = "training_items";
    internal const string MadeItemsKey = "made_items";
    internal const string PhotosKey = "photos";
    internal const string PeopleKey = "people";

    private FacePack(ItemsFile items)
    {
        Items = items;
        TrainingCount = int.Parse(Fact(TrainingItemsKey), CultureInfo.InvariantCulture);
        // Older packs have none, and do not say so.
        PhotoCount = TrainingCount - int.Parse(items.Facts.GetValueOrDefault(MadeItemsKey, "0"), CultureInfo.InvariantCulture);
        SizePx = checked((int)items.Field(PackFields.Picture).Dimensions[^1]);
        Photos = Fact(PhotosKey).Split('\n');
        People = Fact(PeopleKey).Split('\n');
        PackCheck.ThrowIfUnsound(this);
    }

    /// <summary>All faces, all fields.</summary>
    public ItemsFile Items { get; }

    public int Count => Items.Count;

    /// <summary>The first so many faces may be learned from; those behind them are held out.</summary>
    public int TrainingCount { get; }

    /// <summary>The first so many faces are of photos and may be learned from; those between them and <see cref="TrainingCount"/> were made of them, and
    /// are there to be put on others: nothing is taught to look like them.</summary>
    public int PhotoCount { get; }

    /// <summary>Side of a crop.</summary>
    public int SizePx { get; }

    /// <summary>Paths from the folder on.</summary>
    public IReadOnlyList<string> Photos { get; }

    public IReadOnlyList<string> People { get; }

    /// <exception cref="SafetensorsException">The file is damaged.</exception>
    /// <exception cref="FacePackException">It is missing, or something else than a pack.</exception>
    public static FacePack Open(string path)
    {
        ItemsFile items = File.Exists(path) ? ItemsFile.Open(path) : throw FacePackException.Missing(path);
        try
        {
            return items.Facts.GetValueOrDefault(FormatKey) == Format
                ? ForeignBytes.Read(() => new FacePack(items), fault => FacePackException.NoPack(path, fault.Message, fault))
                : throw FacePackException.NoPack(path, $"its metadata do not say \"{Format}\"");
        }
        catch
        {
            items.Dispose();
            throw;
        }
    }

    /// <summary>What a training may learn to make: faces of photos, and of each the fields that a step takes.</summary>
    /// <returns>Good while the pack is open.</returns>
    public ItemsFile Training(params IReadOnlyList<string> fields) => Items.First(PhotoCount, fields);

    public bool IsHeldOut(int item) => item >= TrainingCount;

    public bool IsMade(int item) => item >= PhotoCount && item < TrainingCount;

    /// <summary>The faces that a made one was made of, one or two; a photo's face itself.</summary>
    public IReadOnlyList<int> MadeFrom(int item) => IsMade(item) ? [.. MemoryMarshal.Cast<byte, int>(Read(PackFields.MadeFrom, item)).ToArray().Distinct()] : [item];

    public string PersonOf(int item) => People[MemoryMarshal.Read<int>(Read(PackFields.Person, item))];

    public string PhotoOf(int item) => Photos[MemoryMarshal.Read<int>(Read(PackFields.Photo, item))];

    public Picture ReadPicture(int item) => SampleBytes.ToPicture(Read(PackFields.Picture, item), SizePx);

    /// <summary>The mesh in pixels of the crop.</summary>
    public Vector3[] ReadLandmarks(int item) => MemoryMarshal.Cast<byte, Vector3>(Read(PackFields.Landmarks, item)).ToArray();

    /// <summary>Whether nothing speaks for spectacles before the face.</summary>
    public bool IsBare(int item) => SpectaclesBridge.IsBare(ReadPicture(item).Read(new(0, 0, SizePx, SizePx)), ReadLandmarks(item));

    /// <summary>A field of float32, in row-major order.</summary>
    public float[] ReadNumbers(string field, int item) => MemoryMarshal.Cast<byte, float>(Read(field, item)).ToArray();

    /// <summary>A field's bytes of one face.</summary>
    public byte[] Read(string field, int item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, Count);
        SafetensorsEntry entry = Items.Field(field);
        byte[] bytes = new byte[entry.ByteCount / Count];
        Items.Read(entry, item, bytes);
        return bytes;
    }

    public void Dispose() => Items.Dispose();

    private string Fact(string key) => Items.Facts.GetValueOrDefault(key) ?? throw new InvalidDataException($"its metadata have no \"{key}\"");
}
