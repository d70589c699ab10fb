using System.Globalization;

namespace Mien.Jobs.Films.Segments;

/// <summary>Which part of a film's segments this machine takes: the k-th of n, every n-th segment.</summary>
/// <param name="Part">From 1.</param>
/// <param name="Of">How many machines share the film.</param>
public readonly record struct FilmShare(int Part, int Of)
{
    public static FilmShare Whole { get; } = new(1, 1);

    public bool IsWhole => Of == 1;

    public bool Takes(FilmSegment segment) => segment.Index % Of == Part - 1;

    /// <summary>Reads "2/3".</summary>
    /// <returns>Null for any other text, and where the part is not among 1 … n.</returns>
    public static FilmShare? TryParse(string text) =>
        text.Split('/') is [string part, string of]
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int k)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
            && k >= 1 && k <= n
                ? new(k, n)
                : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part}/{Of}");
}
