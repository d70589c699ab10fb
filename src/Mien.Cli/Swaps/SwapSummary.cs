using System.Globalization;
using Mien.App.Reports;
using Mien.Jobs.Cast;
using Mien.Jobs.Debug;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;
using Mien.Swapping;

namespace Mien.Cli.Swaps;

/// <summary>What a swap did, in one line for a person.</summary>
internal static class SwapSummary
{
    /// <summary>Many name their file, and would say the same of each.</summary>
    private const int MostHints = 5;

    /// <summary>Sources of less are told of, of 100.</summary>
    private const int PoorQuality = 40;

    public static void Write(SwapReport report, SwapRequest request, TextWriter output)
    {
        string time = report.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        string how = $"in {time} s by {string.Join(" and ", Swappers(report))}";
        output.WriteLine(report is { Photos: [{ Outcome: TargetOutcome.Swapped } photo], Films.Count: 0 }
            ? $"{photo.OutputPath}: {Faces(photo)} {how}"
            : $"{request.OutputPath}: {string.Join(", ", Outcomes(report))} {how}");
    }

    /// <summary>Names each target that has no result, and why, and behind it what helps; that is said once.</summary>
    public static void WriteUnswapped(IReadOnlyList<ITargetReport> unswapped, CommandContext context)
    {
        HashSet<string> told = [];
        foreach (ITargetReport target in unswapped)
        {
            string why = Failure.Of(target.Fault!).Message;
            string what = why.Contains(target.TargetPath, StringComparison.Ordinal) ? why : $"{target.TargetPath}: {why}";
            context.Say($"not swapped: {what}");
            string hint = Failure.Of(target.Fault!).Hint;
            if (target.Outcome == TargetOutcome.Failed && told.Count < MostHints && told.Add(hint))
            {
                context.Say($"hint: {hint}");
            }

            if (context.IsVerbose)
            {
                ErrorPrinter.WriteStack(target.Fault!, context);
            }
        }
    }

    /// <summary>What a person may not have meant: of a source with several faces only the largest is used, a poor photo gives poor results, and what no photo
    /// shows of a face is made up.</summary>
    public static void WriteNotes(IEnumerable<SourceReport> sources, CommandContext context, IEnumerable<string>? notes = null)
    {
        foreach ((SourceReport source, SourceFault fault) in sources.SelectMany(source => source.Faults.Select(fault => (source, fault))))
        {
            context.Say($"note: {source.Path}: {fault.Sentence}");
        }

        foreach (SourceReport source in sources.Where(source => source.Quality.Score < PoorQuality))
        {
            context.Say($"note: {source.Path} is a poor source: quality {source.Quality.Score} of 100, mostly for its {source.Quality.Weakest.ToString().ToLowerInvariant()}");
        }

        foreach (IGrouping<int, SourceReport> person in sources.GroupBy(source => source.Assignment))
        {
            string photos = person.Count() == 1 ? person.First().Path : $"{person.First().Path} and the person's other photos";
            foreach (MadeUpPart part in person.First().MadeUp)
            {
                context.Say($"note: {photos}: {part.Sentence}");
            }
        }

        foreach (string note in notes ?? [])
        {
            context.Say($"note: {note}");
        }
    }

    /// <summary>With --verbose: where the time of the photos went, the longest stage first.</summary>
    public static void WriteTimes(SwapReport report, CommandContext context)
    {
        StageTime[] stages = [.. report.Photos.SelectMany(photo => photo.Times).GroupBy(time => time.Stage)
            .Select(stage => new StageTime(stage.Key, TimeSpan.FromSeconds(stage.Sum(time => time.Elapsed.TotalSeconds))))];
        if (!context.IsVerbose || stages.Length == 0)
        {
            return;
        }

        TimeSpan photos = TimeSpan.FromSeconds(report.Photos.Sum(photo => photo.Elapsed.TotalSeconds) - stages.Sum(stage => stage.Elapsed.TotalSeconds));
        TimeSpan sources = report.Films.Count > 0 ? TimeSpan.Zero : report.Elapsed - TimeSpan.FromSeconds(report.Photos.Sum(photo => photo.Elapsed.TotalSeconds));
        IEnumerable<StageTime> all = [.. stages, new("the rest", photos), new("taking the source", sources)];
        context.Say($"time: {string.Join(", ", all.OrderByDescending(stage => stage.Elapsed).Select(Describe).OfType<string>())}");
    }

    /// <summary>Null for what took no time to speak of.</summary>
    private static string? Describe(StageTime stage) => stage.Elapsed.TotalMilliseconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{stage.Stage} {stage.Elapsed.TotalMilliseconds:0} ms")
        : null;

    /// <summary>Those that did something: `auto` may take another for films than for photos.</summary>
    private static IEnumerable<string> Swappers(SwapReport report) => report.Films.Select(film => film.Film?.Swapper).OfType<string>()
        .Concat(report.Photos.Any(photo => photo.Outcome == TargetOutcome.Swapped) ? [report.Swapper] : [])
        .DefaultIfEmpty(report.Swapper).Distinct();

    private static IEnumerable<string> Outcomes(SwapReport report)
    {
        int photos = report.Photos.Count(photo => photo.Outcome == TargetOutcome.Swapped && photo.Faces.Any(face => face.IsSeen));
        int unchanged = report.Photos.Count(photo => photo.Outcome == TargetOutcome.Swapped && !photo.Faces.Any(face => face.IsSeen));
        int films = report.Films.Count(film => film.Outcome == TargetOutcome.Swapped);
        yield return films == 0 ? $"{Count(photos, "photo")} swapped"
            : photos == 0 ? $"{Count(films, "film")} swapped"
            : $"{Count(photos, "photo")} and {Count(films, "film")} swapped";
        if (unchanged > 0)
        {
            yield return $"{unchanged} not swapped";
        }

        foreach ((TargetOutcome outcome, string words) in ((TargetOutcome, string)[])
            [(TargetOutcome.AlreadyThere, "already there"), (TargetOutcome.NoFace, "without a face to swap"), (TargetOutcome.Failed, "could not be swapped")])
        {
            if (report.Count(outcome) is > 0 and int count)
            {
                yield return $"{count} {words}";
            }
        }
    }

    /// <summary>"2 faces swapped", or "1 face swapped, 1 not swapped": a face that is still the target's own is not called swapped.</summary>
    private static string Faces(PhotoReport photo)
    {
        int seen = photo.Faces.Count(face => face.IsSeen);
        return seen == photo.Faces.Count ? $"{Count(seen, "face")} swapped" : $"{Count(seen, "face")} swapped, {photo.Faces.Count - seen} not swapped";
    }

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
