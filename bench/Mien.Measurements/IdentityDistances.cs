using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Identity;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Measurements;

/// <summary>Distances of embeddings of one person and of different people.</summary>
internal static class IdentityDistances
{
    /// <param name="people">A folder of photos, each of another person.</param>
    /// <param name="variants">Photos named person_edit_….jpg: one person edited in several ways.</param>
    public static void Run(string people, string variants)
    {
        using PerceptionModels models = new();
        FaceAnalyzer analyzer = new(models);
        List<FaceIdentity> different = [.. Directory.GetFiles(people, "*.jpg").Order()
            .Select(path => Identify(analyzer, Photo.Load(path).Frame)).OfType<FaceIdentity>()];
        List<float> differentPairs = [.. different.SelectMany((one, i) => different.Skip(i + 1).Select(one.DistanceTo))];
        List<float> edited = [];
        foreach (IGrouping<string, string> person in Directory.GetFiles(variants, "*.jpg").Order().GroupBy(path => Path.GetFileName(path).Split('_')[0]))
        {
            List<FaceIdentity> same = [.. person.Select(path => Identify(analyzer, Photo.Load(path).Frame)).OfType<FaceIdentity>()];
            edited.AddRange(same.SelectMany((one, i) => same.Skip(i + 1).Select(one.DistanceTo)));
        }

        List<float> changed = [.. Directory.GetFiles(people, "*.jpg").Order().Take(200).SelectMany(path => Changed(analyzer, path))];
        Report($"different people ({different.Count})", differentPairs);
        Report("one person, edited", edited);
        Report("one photo turned, shrunk, darkened", changed);
        Console.WriteLine("| distance | false accept | false reject, edited | false reject, changed |");
        for (float threshold = 0.25f; threshold <= 0.5f; threshold += 0.0125f)
        {
            Console.WriteLine($"| {threshold:0.0000} | {Share(differentPairs, d => d < threshold):0.000} % | {Share(edited, d => d >= threshold):0.0} % | {Share(changed, d => d >= threshold):0.0} % |");
        }
    }

    private static IEnumerable<float> Changed(FaceAnalyzer analyzer, string path)
    {
        Picture photo = Photo.Load(path).Picture;
        if (Identify(analyzer, photo) is not { } identity)
        {
            yield break;
        }

        Affine2 turn = Affine2.Translation(-photo.Width / 2f, -photo.Height / 2f)
            .Then(Affine2.Similarity(1, 20, new(photo.Width / 2f, photo.Height / 2f)));
        Affine2 shrink = Affine2.Fit(Region.Of(photo.Size), new(0, 0, photo.Width / 4, photo.Height / 4));
        Picture[] others =
        [
            Picture.From(Resampler.Warp(photo, turn, photo.Size)),
            Picture.From(Resampler.Warp(photo, shrink, new(photo.Width / 4, photo.Height / 4))),
            new(photo.Width, photo.Height, Array.ConvertAll(photo.Rgb, value => (byte)(value * 0.6f))),
        ];
        foreach (Picture other in others)
        {
            if (Identify(analyzer, other) is { } changed)
            {
                yield return identity.DistanceTo(changed);
            }
        }
    }

    private static FaceIdentity? Identify(FaceAnalyzer analyzer, IFrame frame) =>
        analyzer.Find(frame, new() { Effort = DetectionEffort.Quick }) is [Face face, ..] ? analyzer.Identify(frame, face) : null;

    private static void Report(string what, List<float> distances)
    {
        distances.Sort();
        float At(double part) => distances[(int)(part * (distances.Count - 1))];
        Console.WriteLine($"{what}, {distances.Count} pairs: min {At(0):0.000}, 0.1 % {At(0.001):0.000}, 1 % {At(0.01):0.000}, 5 % {At(0.05):0.000}, median {At(0.5):0.000}, 95 % {At(0.95):0.000}, 99 % {At(0.99):0.000}, max {At(1):0.000}");
    }

    private static double Share(List<float> distances, Func<float, bool> counts) => 100.0 * distances.Count(counts) / distances.Count;
}
