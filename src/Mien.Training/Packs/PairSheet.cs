using Mien.Figures.Sheets;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>Some pairs to look at, in fours: whose face, on whose picture, what came of it, and the answer, dark where it does not count.</summary>
internal static class PairSheet
{
    private const int MostOfAKind = 9;

    /// <summary>Draws the sheet of a file of pairs that is written, beside it.</summary>
    public static void Save(FacePack pack, IReadOnlyList<TrainingPair> pairs, string output)
    {
        using ItemsFile written = ItemsFile.Open(output);
        List<Tile> tiles = [];
        foreach (int number in Evenly(pairs, PairKind.Reverse, MostOfAKind).Concat(Evenly(pairs, PairKind.Counterfactual, MostOfAKind / 3)))
        {
            TrainingPair pair = pairs[number];
            tiles.Add(new() { Picture = pack.ReadPicture(pair.Swap.Source), Caption = [$"face: {pack.PersonOf(pair.Swap.Source)}"] });
            tiles.Add(new() { Picture = pack.ReadPicture(pair.Swap.Truth), Caption = [$"picture: {pack.PersonOf(pair.Swap.Truth)}"] });
            tiles.Add(new() { Picture = SampleBytes.ToPicture(Read(ReversePairs.Swapped, number, 3), pack.SizePx), Caption = [$"input {number}"] });
            tiles.Add(new() { Picture = Answer(number), Caption = [$"answer for {pack.PersonOf(pair.View)}"] });
        }

        Picture sheet = new ContactSheet { Title = $"{pairs.Count} pairs", Tiles = tiles, TilePx = new(240, 240), WidthPx = 2080 }.Draw();
        Photo.Of(sheet).Save(FacePacker.SheetPath(output), new() { Overwrite = true, Mark = false });

        Picture Answer(int number)
        {
            Picture answer = SampleBytes.ToPicture(Read(PackFields.Picture, number, 3), pack.SizePx);
            byte[] counts = Read(ReversePairs.LossMask, number, 1);
            for (int i = 0; i < answer.Rgb.Length; i++)
            {
                answer.Rgb[i] = (byte)(answer.Rgb[i] * counts[i / 3] / byte.MaxValue);
            }

            return answer;
        }

        byte[] Read(string field, int number, int channels)
        {
            byte[] planes = new byte[channels * pack.SizePx * pack.SizePx];
            written.Read(written.Field(field), number, planes);
            return planes;
        }
    }

    private static IEnumerable<int> Evenly(IReadOnlyList<TrainingPair> pairs, PairKind kind, int most)
    {
        int[] all = [.. Enumerable.Range(0, pairs.Count).Where(number => pairs[number].Kind == kind)];
        int shown = Math.Min(most, all.Length);
        return Enumerable.Range(0, shown).Select(i => all[(int)((long)i * all.Length / shown)]);
    }
}
