using Mien.Faces;
using Mien.Faces.Parsing;
using Mien.Faces.Persons;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Measurements;

/// <summary>What the parser sees of rims and dark lenses on each held-out person: from these figures the limits of <see cref="WornSpectacles"/> are chosen.</summary>
internal static class Spectacles
{
    private static readonly FaceClass[] s_parts = [FaceClass.Frame, FaceClass.Lens];

    public static void Run(string folder)
    {
        using PerceptionModels models = new();
        FaceAnalyzer analyzer = new(models);
        string[] photos = [.. Directory.GetFiles(folder, "*.jpg").Order()];
        IReadOnlySet<string> heldOut = PeopleSplit.Of(photos.Select(photo => Path.GetFileNameWithoutExtension(photo)!)).HeldOut;
        Console.WriteLine("person\tsure\tsoft\tspan\tfront\tworn");
        foreach (string photo in photos.Where(photo => heldOut.Contains(Path.GetFileNameWithoutExtension(photo))))
        {
            IFrame frame = Photo.Load(photo).Frame;
            if (analyzer.Find(frame) is not [Face face, ..])
            {
                continue;
            }

            FaceParsing parsing = models.Parser.Parse(frame, face);
            float[] parts = parsing.InCrop(s_parts).Samples;
            int[] columns = [.. Enumerable.Range(0, parts.Length).Where(i => parts[i] > 0.5f).Select(i => i % parsing.SizePx).Order()];
            int ends = columns.Length / 20;
            float span = columns.Length == 0 ? 0 : columns[^(ends + 1)] - columns[ends];
            Console.WriteLine($"{Path.GetFileNameWithoutExtension(photo)}\t{(float)columns.Length / parts.Length:0.0000}\t{parts.Average():0.0000}\t{span / parsing.SizePx:0.00}\t{parsing.InCrop([FaceClass.Front]).Samples.Average():0.000}\t{WornSpectacles.Are(parsing)}");
        }
    }
}
