using Mien.Faces;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Swapping;
using Mien.Swapping.Whole;

namespace Mien.Measurements;

/// <summary>Whom a swapped face looks like: cosine of the result to its source and to its target, beside what two different people and
/// two pictures of one person give.</summary>
internal static class SwapIdentities
{
    private const int PairCount = 120;
    private const int Seed = 7;

    /// <param name="people">A folder of photos, each of another person.</param>
    /// <param name="onnxPath">A recogniser of one's own (see <see cref="Recognisers"/>), or null.</param>
    /// <param name="variants">Photos named person_edit_….jpg for the genuine pairs, or null.</param>
    public static void Run(string people, string? onnxPath, string? variants)
    {
        using PerceptionModels models = new();
        FaceAnalyzer analyzer = new(models);
        using Recognisers recognisers = new(analyzer, onnxPath);
        using WholeDrawing drawing = new();
        WholeSwapper swapper = drawing.Swapper();
        string[] photos = Directory.GetFiles(people, "*.jpg").Order().ToArray();
        new Random(Seed).Shuffle(photos);

        List<double>[] toSource = [.. recognisers.Names.Select(_ => new List<double>())];
        List<double>[] toTarget = [.. recognisers.Names.Select(_ => new List<double>())];
        List<double>[] strangers = [.. recognisers.Names.Select(_ => new List<double>())];
        for (int i = 0; i + 1 < photos.Length && toSource[0].Count < PairCount; i += 2)
        {
            Picture source = Photo.Load(photos[i]).Picture;
            Picture target = Photo.Load(photos[i + 1]).Picture;
            if (Largest(analyzer, source) is not { } sourceFace || Largest(analyzer, target) is not { } targetFace)
            {
                continue;
            }

            Picture result = target.Clone();
            swapper.Prepare([new() { Frame = source, Face = sourceFace }]).SwapInPlace(result, targetFace, new());
            if (Largest(analyzer, result) is not { } resultFace)
            {
                continue;
            }

            IReadOnlyList<float[]> ofSource = recognisers.Embed(source, sourceFace);
            IReadOnlyList<float[]> ofTarget = recognisers.Embed(target, targetFace);
            IReadOnlyList<float[]> ofResult = recognisers.Embed(result, resultFace);
            for (int r = 0; r < ofSource.Count; r++)
            {
                toSource[r].Add(Recognisers.Cosine(ofResult[r], ofSource[r]));
                toTarget[r].Add(Recognisers.Cosine(ofResult[r], ofTarget[r]));
                strangers[r].Add(Recognisers.Cosine(ofTarget[r], ofSource[r]));
            }
        }

        List<double>[] genuine = variants is null ? [] : Genuine(variants, analyzer, recognisers);
        for (int r = 0; r < recognisers.Names.Count; r++)
        {
            string same = genuine.Length > 0 ? $" | one person, edited {Line(genuine[r])}" : "";
            Console.WriteLine(
                $"{recognisers.Names[r]} ({toSource[r].Count} pairs): result–source {Line(toSource[r])} | result–target {Line(toTarget[r])}"
                + $" | target–source {Line(strangers[r])}{same}");
        }
    }

    private static List<double>[] Genuine(string variants, FaceAnalyzer analyzer, Recognisers recognisers)
    {
        List<double>[] genuine = [.. recognisers.Names.Select(_ => new List<double>())];
        foreach (IGrouping<string, string> person in Directory.GetFiles(variants, "*.jpg").Order().GroupBy(path => Path.GetFileName(path).Split('_')[0]))
        {
            string[] two = [person.First(), person.Last()];
            List<IReadOnlyList<float[]>> embeddings = [];
            foreach (string path in two)
            {
                Picture photo = Photo.Load(path).Picture;
                if (Largest(analyzer, photo) is { } face)
                {
                    embeddings.Add(recognisers.Embed(photo, face));
                }
            }

            for (int r = 0; embeddings.Count == 2 && r < genuine.Length; r++)
            {
                genuine[r].Add(Recognisers.Cosine(embeddings[0][r], embeddings[1][r]));
            }
        }

        return genuine;
    }

    private static Face? Largest(FaceAnalyzer analyzer, IFrame frame) => analyzer.Find(frame) is [Face largest, ..] ? largest : null;

    private static string Line(List<double> values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return $"{mean:0.000} ± {deviation:0.000}";
    }
}
