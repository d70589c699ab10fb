using System.Globalization;
using Mien.Training.Packs;

namespace Mien.Cli.Packs;

/// <summary>What a pack came to, for a person.</summary>
internal static class PackSummary
{
    public static void Write(FacePackReport report, string output, TextWriter text)
    {
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Faces} faces of {report.People} people; {report.HeldOutFaces} faces of {report.HeldOutPeople} people are held out · {report.ByteCount / 1e6:0.0} MB"));
        if (report.Morphs + report.Reshaped > 0)
        {
            text.WriteLine($"{report.Morphs} morphs and {report.Reshaped} reshaped faces are among them, to be put on others; nothing is taught to look like them");
        }

        string[] left =
        [
            .. Count(report.UnreadablePhotos, "photos cannot be read"),
            .. Count(report.PhotosWithoutFace, "photos show no face"),
            .. Count(report.SmallFaces, "faces are too small for this --size"),
        ];
        if (left.Length > 0)
        {
            text.WriteLine($"left out: {string.Join(", ", left)}");
        }

        if (report.Pairs > 0)
        {
            text.WriteLine($"{report.Pairs} pairs: {ReversePairs.PathFor(output)}; to look at: {FacePacker.SheetPath(ReversePairs.PathFor(output))}");
        }

        text.WriteLine($"written: {output}; to look at: {FacePacker.SheetPath(output)}");
    }

    private static string[] Count(int count, string what) => count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} {what}")];
}
