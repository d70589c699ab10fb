using Mien.Imaging.Files;

namespace Mien.Jobs.Photos;

/// <summary>Asks before the work whether its files get in each other's way.</summary>
internal static class SwapFiles
{
    /// <exception cref="MienException">A result would replace an input, or another result.</exception>
    public static void ThrowIfClash(SwapRequest request, IReadOnlyList<(string Target, string Output)> work)
    {
        string[] results = [.. work.Select(pair => pair.Output)];
        string[] comparisons = request.Compare ? [.. results.Select(PhotoSwapper.ComparisonPath)] : [];
        IEnumerable<string> people = request.Assignments.SelectMany(
            assignment => assignment.SourcePaths.Append(assignment.Faces.ReferencePath).OfType<string>());
        PictureOutput.ThrowIfInput(results.Concat(comparisons), people.Concat(work.Select(pair => pair.Target)));
        if (comparisons.Intersect(results).FirstOrDefault() is string clash)
        {
            throw TargetException.ComparisonIsResult(clash);
        }

        if (results.CountBy(result => result).FirstOrDefault(pair => pair.Value > 1).Key is string shared)
        {
            throw TargetException.ResultsShareName(shared);
        }
    }

    /// <exception cref="ArgumentException">Nobody is to be put onto the target.</exception>
    public static void ThrowIfNobody(SwapRequest request)
    {
        if (request.Assignments.Count == 0 || request.Assignments.Any(assignment => assignment.SourcePaths.Count == 0))
        {
            throw new ArgumentException("A swap needs at least one assignment, and each at least one source.", nameof(request));
        }
    }
}
