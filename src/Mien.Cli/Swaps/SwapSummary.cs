using System.Globalization;
using Mien.Swapping.Photos;

namespace Mien.Cli.Swaps;

/// <summary>What a swap did, in one line for a person.</summary>
internal static class SwapSummary
{
    public static void Write(SwapReport report, SwapRequest request, TextWriter output)
    {
        string time = report.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        output.WriteLine(report.Photos is [PhotoReport { Outcome: PhotoOutcome.Swapped } photo]
            ? $"{photo.OutputPath}: {Count(photo.Faces.Count, "face")} swapped in {time} s"
            : $"{request.OutputPath}: {string.Join(", ", Outcomes(report))} in {time} s");
    }

    /// <summary>What a person may not have meant: of a source with several faces only the largest is used, dark glasses show no eyes, and a poor photo
    /// gives poor results.</summary>
    public static void WriteNotes(IEnumerable<SourceReport> sources, TextWriter error)
    {
        foreach (SourceReport source in sources.Where(source => source.FacesInPhoto > 1))
        {
            error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"note: {source.Path} shows {source.FacesInPhoto} faces; taken was the largest, at {source.Box.X:0},{source.Box.Y:0}"));
        }

        foreach (SourceReport source in sources.Where(source => source.EyesAreHidden))
        {
            error.WriteLine($"note: {source.Path} shows dark glasses; the eyes stay those of the target. A photo without them would give the person's own");
        }

        foreach ((SourceReport source, SourceFault fault) in sources.SelectMany(source => source.Faults.Select(fault => (source, fault))))
        {
            error.WriteLine($"note: {source.Path}: {fault.Sentence}");
        }
    }

    private static IEnumerable<string> Outcomes(SwapReport report)
    {
        yield return $"{Count(report.Count(PhotoOutcome.Swapped), "photo")} swapped";
        foreach ((PhotoOutcome outcome, string words) in ((PhotoOutcome, string)[])
            [(PhotoOutcome.AlreadyThere, "already there"), (PhotoOutcome.NoFace, "without the face"), (PhotoOutcome.Failed, "failed")])
        {
            if (report.Count(outcome) is > 0 and int count)
            {
                yield return $"{count} {words}";
            }
        }
    }

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
