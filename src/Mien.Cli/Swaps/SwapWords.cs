using Mien.Jobs.Cast;

namespace Mien.Cli.Swaps;

/// <summary>From the words of `mien swap` to who goes onto whom.</summary>
internal static class SwapWords
{
    private const string Reference = "reference";

    /// <param name="sources">All pictures before the target.</param>
    /// <param name="maps">SOURCE=PERSON words; with them the sources are empty.</param>
    /// <param name="names">Of the persons in the film, as `mien people` was told them; null for none.</param>
    /// <exception cref="WrongUsage">The words contradict each other or say too little.</exception>
    public static IReadOnlyList<SwapAssignment> Assignments(
        IReadOnlyList<string> sources, IReadOnlyList<string> maps, string? faces, string? reference, float? similarity, IReadOnlyList<string>? names = null)
    {
        names ??= [];
        if (maps.Count == 0)
        {
            return sources.Count > 0
                ? [new() { SourcePaths = sources, Faces = Selection(faces, reference, similarity, names) }]
                : throw WrongUsage.Because("there is only one picture", "give the source and then the target: mien swap me.jpg photo.jpg -o swapped.jpg");
        }

        if (sources.Count > 0)
        {
            throw WrongUsage.Because($"with --map the target stands alone, but '{sources[0]}' stands before it", "name each source in a --map SOURCE=PERSON");
        }

        return faces is null && reference is null
            ? Cast(maps, similarity, names)
            : throw WrongUsage.Because("--map and --faces or --reference are given together", "say who is replaced in --map SOURCE=PERSON alone");
    }

    private static FaceSelection Selection(string? faces, string? reference, float? similarity, IReadOnlyList<string> names)
    {
        bool byReference = faces is null ? reference is not null : faces.Equals(Reference, StringComparison.OrdinalIgnoreCase);
        if (byReference)
        {
            return reference is null
                ? throw WrongUsage.Because("--faces reference says nothing of whom", "add --reference PHOTO with a photo of the person")
                : Like(reference, similarity);
        }

        if (reference is not null || similarity is not null)
        {
            throw WrongUsage.Because(
                reference is null ? "--similarity is given without --reference" : $"--reference and --faces {faces} are given together",
                "give --reference PHOTO, and --similarity only with it");
        }

        return faces is null
            ? FaceSelection.Largest
            : FaceSelection.TryParse(faces) ?? Named(faces, names) ?? throw WrongUsage.Because(
                $"'{faces}' is no choice for --faces",
                names.Count == 0
                    ? "use one of largest, left, right, a number from 1, reference, or all; for two people use --map; names need --people FILE"
                    : $"use one of largest, left, right, a number from 1, reference, {string.Join(", ", names)}, or all; for two people use --map");
    }

    private static FaceSelection? Named(string word, IReadOnlyList<string> names) =>
        names.FirstOrDefault(name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is string known ? FaceSelection.Named(known) : null;

    private static FaceSelection Like(string reference, float? similarity) =>
        similarity is float least ? FaceSelection.Like(reference, least) : FaceSelection.Like(reference);

    /// <summary>Several sources with the same person are several photos of one source person.</summary>
    private static SwapAssignment[] Cast(IReadOnlyList<string> maps, float? similarity, IReadOnlyList<string> names) =>
    [
        .. maps.Select(Split).GroupBy(pair => pair.Person).Select(group => new SwapAssignment
        {
            SourcePaths = [.. group.Select(pair => pair.Source)],
            Faces = FaceSelection.TryParse(group.Key) ?? Named(group.Key, names) ?? Like(Photo(group.Key, names), similarity),
        }),
    ];

    /// <summary>What is neither a choice nor a name must be a file, and looks like one.</summary>
    private static string Photo(string word, IReadOnlyList<string> names) => Path.Exists(word) || Path.HasExtension(word)
        ? word
        : throw WrongUsage.Because(
            $"'{word}' names nobody (--map)",
            $"use left, right, largest, a number from 1, {(names.Count > 0 ? $"{string.Join(", ", names)}, " : "")}or a photo of the person");

    private static (string Source, string Person) Split(string map)
    {
        int equals = map.LastIndexOf('=');
        return equals > 0 && equals < map.Length - 1
            ? (map[..equals], map[(equals + 1)..])
            : throw WrongUsage.Because($"'{map}' is not SOURCE=PERSON (--map)", "write --map me.jpg=left, --map me.jpg=2 or --map me.jpg=ann.jpg");
    }
}
