using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Imaging.Sheets;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>Some pairs to look at, in fours: whose face, on whose picture, what came of it, and the answer.</summary>
internal static class PairSheet
{
    private const int ShownPairs = 12;

    /// <summary>Draws the sheet of a file of pairs that is written, beside it.</summary>
    public static void Save(FacePack pack, IReadOnlyList<TrainingPair> pairs, string output)
    {
        using ItemsFile written = ItemsFile.Open(output);
        List<Tile> tiles = [];
        for (int shown = 0; shown < Math.Min(ShownPairs, pairs.Count); shown++)
        {
            int number = (int)((long)shown * pairs.Count / Math.Min(ShownPairs, pairs.Count));
            TrainingPair pair = pairs[number];
            tiles.Add(new() { Picture = pack.ReadPicture(pair.Swap.Source), Caption = [$"face: {pack.PersonOf(pair.Swap.Source)}"] });
            tiles.Add(new() { Picture = pack.ReadPicture(pair.Swap.Truth), Caption = [$"picture: {pack.PersonOf(pair.Swap.Truth)}"] });
            tiles.Add(new() { Picture = Read(ReversePairs.Swapped, number), Caption = [$"input {number}"] });
            tiles.Add(new() { Picture = Read(PackFields.Picture, number), Caption = [$"answer for {pack.PersonOf(pair.View)}"] });
        }

        Picture sheet = new ContactSheet { Title = $"{pairs.Count} pairs", Tiles = tiles, TilePx = new(240, 240), WidthPx = 2080 }.Draw();
        Photo.Of(sheet).Save(FacePacker.SheetPath(output), new() { Overwrite = true, Mark = false });

        Picture Read(string field, int number)
        {
            byte[] planes = new byte[3 * pack.SizePx * pack.SizePx];
            written.Read(written.Field(field), number, planes);
            return SampleBytes.ToPicture(planes, pack.SizePx);
        }
    }
}
