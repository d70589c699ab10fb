using System.Runtime.InteropServices;
using Mien.Training.Checkpoints;

namespace Mien.Training.Packs;

/// <summary>Whether a file is a pack of faces in all that its readers rely on: a damaged one is refused when it is opened, not hours later.</summary>
internal static class PackCheck
{
    private const int MostSizePx = 4096;

    private static readonly string[] s_needed =
        [PackFields.Picture, PackFields.FaceMask, PackFields.Landmarks, PackFields.Pose, PackFields.Photo, PackFields.Person];

    /// <exception cref="InvalidDataException">It is none; the message says why.</exception>
    public static void ThrowIfUnsound(FacePack pack)
    {
        if (pack.SizePx is < 1 or > MostSizePx)
        {
            throw new InvalidDataException($"its crops would be {pack.SizePx} px wide");
        }

        if (!(pack.PhotoCount >= 0 && pack.PhotoCount <= pack.TrainingCount && pack.TrainingCount <= pack.Count))
        {
            throw new InvalidDataException(
                $"of {pack.Count} faces {pack.TrainingCount} may be learned from, and {pack.TrainingCount - pack.PhotoCount} of these were made");
        }

        if (s_needed.FirstOrDefault(name => !Has(pack, name)) is string missing)
        {
            throw new InvalidDataException($"it has no \"{missing}\"");
        }

        ThrowIfOtherwise(pack, PackFields.Photo, ElementType.Int32, []);
        ThrowIfOtherwise(pack, PackFields.Person, ElementType.Int32, []);
        ThrowIfOtherwise(pack, PackFields.MadeFrom, ElementType.Int32, [2]);
        ThrowIfOtherwise(pack, PackFields.Kind, ElementType.UInt8, []);
        ThrowIfOtherwise(pack, PackFields.HeldOut, ElementType.UInt8, []);
        foreach (PackField field in new PackRecord(pack.SizePx).Fields)
        {
            ThrowIfOtherwise(pack, field.Name, field.Type, field.ItemDimensions.AsSpan());
        }

        ThrowIfAnyBeyond(pack, PackFields.Photo, pack.Photos.Count);
        ThrowIfAnyBeyond(pack, PackFields.Person, pack.People.Count);
        if (pack.PhotoCount < pack.TrainingCount || Has(pack, PackFields.MadeFrom))
        {
            ThrowIfAnyBeyond(pack, PackFields.MadeFrom, pack.Count);
        }
    }

    private static bool Has(FacePack pack, string name) => pack.Items.Fields.Any(field => field.Name == name);

    /// <summary>Not every pack has every field.</summary>
    private static void ThrowIfOtherwise(FacePack pack, string name, ElementType type, ReadOnlySpan<long> itemDimensions)
    {
        if (pack.Items.Fields.FirstOrDefault(field => field.Name == name) is { } field
            && (field.Type != type || !field.Dimensions.AsSpan()[1..].SequenceEqual(itemDimensions)))
        {
            throw new InvalidDataException($"its \"{name}\" is {field.Type} [{string.Join(',', field.Dimensions)}]");
        }
    }

    /// <summary>Numbers that count lines or faces from 0.</summary>
    private static void ThrowIfAnyBeyond(FacePack pack, string name, int count)
    {
        for (int item = 0; item < pack.Count; item++)
        {
            int[] ofItem = MemoryMarshal.Cast<byte, int>(pack.Read(name, item)).ToArray();
            if (Array.Exists(ofItem, number => number < 0 || number >= count))
            {
                throw new InvalidDataException($"the \"{name}\" of face {item} is {string.Join(" and ", ofItem)} of {count}");
            }
        }
    }
}
