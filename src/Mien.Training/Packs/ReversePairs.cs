using System.Globalization;
using System.Runtime.InteropServices;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Imaging.Sheets;
using Mien.Training.Checkpoints;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>Makes reverse-swap pairs of a pack: the input is a real picture with another person's face on it, the answer is the real picture, so that
/// nothing is ever taught toward what a swapper made.</summary>
/// <remarks>Only of people that may be learned from. Li et al. 2023, "ReliableSwap". Memory stays that of a few pictures; the same pack, number and
/// seed give the same bytes.</remarks>
public sealed class ReversePairs(FacePack pack, IPairSwapper swapper)
{
    /// <summary>uint8 [Pairs,3,S,S]: the truth with the other's face.</summary>
    public const string Swapped = "swapped";

    /// <summary>int32 [Pairs]: items of the pack, whose picture is the truth and whose face is on it.</summary>
    public const string Truth = "truth", Source = "source";

    private const int ShownPairs = 15;

    /// <summary>Where the pairs of a pack are.</summary>
    public static string PathFor(string packPath) => Path.ChangeExtension(packPath, ".pairs.safetensors");

    /// <summary>Writes the file, whole or not at all, and a contact sheet beside it.</summary>
    /// <param name="count">At least 1.</param>
    /// <returns>How many there are; 0, and no file, when all faces are of one person.</returns>
    /// <exception cref="FacePackException">The file cannot be written.</exception>
    public int Write(string output, int count, long seed, IPackObserver observer, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        IReadOnlyList<ReversePair> pairs = ReversePair.Draw(pack, count, seed);
        if (pairs.Count == 0)
        {
            return 0;
        }

        int[] truths = [.. pairs.Select(pair => pair.Truth)];
        TensorSource[] sources =
        [
            new(Swapped, ElementType.UInt8, [count, 3, pack.SizePx, pack.SizePx], stream => WriteSwapped(pairs, stream, observer, cancellation)),
            new(PackFields.Picture, ElementType.UInt8, [count, 3, pack.SizePx, pack.SizePx], stream => Copy(PackFields.Picture, truths, stream)),
            new(PackFields.FaceMask, ElementType.UInt8, [count, 1, pack.SizePx, pack.SizePx], stream => Copy(PackFields.FaceMask, truths, stream)),
            new(Truth, ElementType.Int32, [count], stream => stream.Write(MemoryMarshal.AsBytes(truths.AsSpan()))),
            new(Source, ElementType.Int32, [count], stream => stream.Write(MemoryMarshal.AsBytes(pairs.Select(pair => pair.Source).ToArray().AsSpan()))),
        ];
        try
        {
            Safetensors.Write(output, sources, new Dictionary<string, string>(pack.Items.Facts)
            {
                [FacePack.FormatKey] = "mien-pairs/1",
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            });
            SaveSheet(output, pairs);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FacePackException.NotWritable(output, fault);
        }

        return count;
    }

    private void WriteSwapped(IReadOnlyList<ReversePair> pairs, Stream stream, IPackObserver observer, CancellationToken cancellation)
    {
        byte[] bytes = new byte[3 * pack.SizePx * pack.SizePx];
        foreach (Picture picture in OrderedWork.Run(pairs, Environment.ProcessorCount, Swap, cancellation))
        {
            SampleBytes.Write(picture, bytes);
            stream.Write(bytes);
            observer.Advance(pairs.Count);
        }
    }

    private Picture Swap(ReversePair pair, CancellationToken cancellation)
    {
        Picture target = pack.ReadPicture(pair.Truth);
        swapper.SwapInPlace(pack.ReadPicture(pair.Source), FaceOf(pair.Source), target, FaceOf(pair.Truth), pair.ShapeShare, cancellation);
        return target;
    }

    private Face FaceOf(int item) => Face.Of(new FaceMesh(pack.ReadLandmarks(item), presence: 1), detectionScore: 1);

    private void Copy(string field, int[] items, Stream stream)
    {
        foreach (int item in items)
        {
            stream.Write(pack.Read(field, item));
        }
    }

    /// <summary>Threes: whose face, on whose picture, and what came of it.</summary>
    private void SaveSheet(string output, IReadOnlyList<ReversePair> pairs)
    {
        using ItemsFile written = ItemsFile.Open(output);
        byte[] planes = new byte[3 * pack.SizePx * pack.SizePx];
        List<Tile> tiles = [];
        for (int shown = 0; shown < Math.Min(ShownPairs, pairs.Count); shown++)
        {
            int number = (int)((long)shown * pairs.Count / Math.Min(ShownPairs, pairs.Count));
            written.Read(written.Field(Swapped), number, planes);
            tiles.Add(new() { Picture = pack.ReadPicture(pairs[number].Source), Caption = [$"face: {pack.PersonOf(pairs[number].Source)}"] });
            tiles.Add(new() { Picture = pack.ReadPicture(pairs[number].Truth), Caption = [$"truth: {pack.PersonOf(pairs[number].Truth)}"] });
            tiles.Add(new() { Picture = SampleBytes.ToPicture(planes, pack.SizePx), Caption = [$"input {number}"] });
        }

        Picture sheet = new ContactSheet { Title = $"{pairs.Count} pairs", Tiles = tiles, TilePx = new(240, 240), WidthPx = 1600 }.Draw();
        Photo.Of(sheet).Save(FacePacker.SheetPath(output), new() { Overwrite = true, Mark = false });
    }
}
