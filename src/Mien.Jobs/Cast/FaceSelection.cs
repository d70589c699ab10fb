using System.Globalization;
using Mien.Faces.Detection;
using Mien.Faces.Identity;

namespace Mien.Jobs.Cast;

/// <summary>Which of a picture's faces are meant, with what the mode needs.</summary>
public sealed record FaceSelection
{
    private FaceSelection(FaceSelectionMode mode) => Mode = mode;

    public static FaceSelection Largest { get; } = new(FaceSelectionMode.Largest);

    public static FaceSelection All { get; } = new(FaceSelectionMode.All);

    public static FaceSelection Left { get; } = new(FaceSelectionMode.Left);

    public static FaceSelection Right { get; } = new(FaceSelectionMode.Right);

    public FaceSelectionMode Mode { get; }

    /// <summary>The largest face is among the first that a search finds; every other choice depends on all faces, those it does not mean too: who stands
    /// farthest left or is most alike may be the smallest.</summary>
    public DetectionEffort Effort => Mode == FaceSelectionMode.Largest ? DetectionEffort.Balanced : DetectionEffort.Thorough;

    /// <summary>1 is the leftmost face; only for <see cref="FaceSelectionMode.Number"/>.</summary>
    public int Number { get; private init; }

    /// <summary>A photo of the person; only for <see cref="FaceSelectionMode.Reference"/>.</summary>
    public string? ReferencePath { get; private init; }

    /// <summary>How alike reference and face must be, 0 … 1 on <see cref="FaceIdentity.SimilarityTo"/>'s scale, where 0.5 parts one
    /// person from two.</summary>
    public float LeastSimilarity { get; private init; }

    /// <summary>As `mien people` was told it; only for <see cref="FaceSelectionMode.Name"/>.</summary>
    public string? PersonName { get; private init; }

    /// <param name="number">From 1.</param>
    public static FaceSelection Nth(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new(FaceSelectionMode.Number) { Number = number };
    }

    public static FaceSelection Like(string referencePath, float leastSimilarity = 0.5f)
    {
        ArgumentException.ThrowIfNullOrEmpty(referencePath);
        return new(FaceSelectionMode.Reference) { ReferencePath = referencePath, LeastSimilarity = leastSimilarity };
    }

    public static FaceSelection Named(string personName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(personName);
        return new(FaceSelectionMode.Name) { PersonName = personName };
    }

    /// <summary>Reads "largest", "all", "left", "right" or a number from 1.</summary>
    /// <returns>Null for any other text.</returns>
    public static FaceSelection? TryParse(string text) => text.ToLowerInvariant() switch
    {
        "largest" => Largest,
        "all" => All,
        "left" => Left,
        "right" => Right,
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 ? Nth(number) : null,
    };

    public override string ToString() => Mode switch
    {
        FaceSelectionMode.Number => Number.ToString(CultureInfo.InvariantCulture),
        FaceSelectionMode.Reference => $"like {ReferencePath}",
        FaceSelectionMode.Name => PersonName!,
        _ => Mode.ToString().ToLowerInvariant(),
    };
}
