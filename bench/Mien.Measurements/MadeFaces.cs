using System.Numerics;
using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Faces.Mesh;
using Mien.Figures.Sheets;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Training.Packs;

namespace Mien.Measurements;

/// <summary>The faces of a pack that were made of others: how far their identity is from those, whether their landmarks lie where the mesh network sees them, and
/// sheets of them to look at.</summary>
internal static class MadeFaces
{
    /// <summary>Tiles of a sheet, few enough to be seen at their size.</summary>
    private const int Tiles = 20, Sheets = 2;

    private const int Checked = 40;

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
                CheckLandmarks(pack, kind, made);
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

    /// <summary>Looks for the faces in the pictures that were made, and for comparison in the crops they were made of, where perception saw a whole photo.</summary>
    private static void CheckLandmarks(FacePack pack, FaceKind kind, int[] made)
    {
        using PerceptionModels models = new();
        FaceAnalyzer analyzer = new(models);
        (float Points, float Identity)[] ofMade = [.. made.Take(Checked).Select(item => Wrong(analyzer, pack, item)).OfType<(float, float)>()];
        (float Points, float Identity)[] ofPhotos = [.. made.Take(Checked).Select(item => Wrong(analyzer, pack, pack.MadeFrom(item)[0])).OfType<(float, float)>()];
        Console.WriteLine(FormattableString.Invariant(
            $"{kind}: found again {ofMade.Length} of {Math.Min(Checked, made.Length)}; landmarks {Median(ofMade, wrong => wrong.Points):0.0 %} of the eyes' distance from the pack's (crops of photos: {Median(ofPhotos, wrong => wrong.Points):0.0 %}),")
            + FormattableString.Invariant($" identity {Median(ofMade, wrong => wrong.Identity):0.000} (crops of photos: {Median(ofPhotos, wrong => wrong.Identity):0.000})"));
    }

    /// <returns>Mean distance of the 68 points in parts of the outer eyes' distance, and of the identities; null when no face is found.</returns>
    private static (float Points, float Identity)? Wrong(FaceAnalyzer analyzer, FacePack pack, int item)
    {
        Picture picture = pack.ReadPicture(item);
        FaceMesh kept = new(pack.ReadLandmarks(item), presence: 1);
        if (analyzer.Find(picture).MaxBy(face => face.Box.Area) is not { } face)
        {
            return null;
        }

        float points = face.Mesh.SixtyEight().Zip(kept.SixtyEight(), Vector2.Distance).Average() / kept.OuterEyeDistancePx;
        return (points, analyzer.Identify(picture, face).DistanceTo(new(pack.ReadNumbers(PackFields.Identity, item))));
    }

    private static float Median((float Points, float Identity)[] values, Func<(float Points, float Identity), float> of) => values.Select(of).Order().ElementAt(values.Length / 2);

    private static void Save(FacePack pack, string path, int[] shown)
    {
        Tile[] tiles = [.. shown.Select(item => new Tile { Picture = pack.ReadPicture(item), Caption = [$"{item}: {pack.PersonOf(item)}"] })];
        Photo.Of(new ContactSheet { Title = Path.GetFileNameWithoutExtension(path), Tiles = tiles, TilePx = new(pack.SizePx, pack.SizePx), WidthPx = (5 * pack.SizePx) + 120 }.Draw())
            .Save(path, new() { Overwrite = true, Mark = false });
    }
}
