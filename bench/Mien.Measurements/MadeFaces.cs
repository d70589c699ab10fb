using Mien.Faces.Identity;
using Mien.Imaging.Files;
using Mien.Imaging.Sheets;
using Mien.Training.Packs;

namespace Mien.Measurements;

/// <summary>The faces of a pack that were made of others: how far their identity is from those, and sheets of them to look at.</summary>
internal static class MadeFaces
{
    /// <summary>Tiles of a sheet, few enough to be seen at their size.</summary>
    private const int Tiles = 20, Sheets = 2;

    /// <param name="pictures">A folder for the sheets.</param>
    public static void Run(string packPath, string pictures)
    {
        using FacePack pack = FacePack.Open(packPath);
        foreach (FaceKind kind in (FaceKind[])[FaceKind.Morph, FaceKind.Reshaped])
        {
            int[] made = [.. Enumerable.Range(pack.PhotoCount, pack.TrainingCount - pack.PhotoCount).Where(item => pack.Read(PackFields.Kind, item)[0] == (byte)kind)];
            if (made.Length > 0)
            {
                Report(pack, kind, made);
                foreach ((int sheet, int[] part) in made.Chunk(Tiles).Take(Sheets).Index())
                {
                    Save(pack, Path.Combine(pictures, $"{kind} {sheet + 1}.png"), part);
                    Save(pack, Path.Combine(pictures, $"{kind} {sheet + 1} with sources.png"), [.. part.SelectMany(item => (int[])[pack.MadeFrom(item)[0], item, pack.MadeFrom(item)[^1]])]);
                }
            }
        }
    }

    private static void Report(FacePack pack, FaceKind kind, int[] made)
    {
        float[] first = [.. made.Select(item => Distance(item, pack.MadeFrom(item)[0])).Order()];
        float[] second = [.. made.Select(item => Distance(item, pack.MadeFrom(item)[^1])).Order()];
        float[] between = [.. made.Select(item => Distance(pack.MadeFrom(item)[0], pack.MadeFrom(item)[^1])).Order()];
        Console.WriteLine(FormattableString.Invariant(
            $"{made.Length} {kind}: identity's distance to the first face {first[first.Length / 2]:0.000}, to the second {second[second.Length / 2]:0.000}, of those two {between[between.Length / 2]:0.000} (medians);")
            + FormattableString.Invariant($" {first.Count(distance => distance >= FaceIdentity.SamePersonDistance)} are no longer the first person by it"));

        float Distance(int one, int other) =>
            new FaceIdentity(pack.ReadNumbers(PackFields.Identity, one)).DistanceTo(new(pack.ReadNumbers(PackFields.Identity, other)));
    }

    private static void Save(FacePack pack, string path, int[] shown)
    {
        Tile[] tiles = [.. shown.Select(item => new Tile { Picture = pack.ReadPicture(item), Caption = [$"{item}: {pack.PersonOf(item)}"] })];
        Photo.Of(new ContactSheet { Title = Path.GetFileNameWithoutExtension(path), Tiles = tiles, TilePx = new(256, 256), WidthPx = 1400 }.Draw())
            .Save(path, new() { Overwrite = true, Mark = false });
    }
}
