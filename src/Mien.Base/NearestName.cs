namespace Mien;

/// <summary>Finds the name a person probably meant.</summary>
public static class NearestName
{
    /// <returns>The name fewest edits away, or null when none is within a third of the word's length.</returns>
    public static string? Of(string word, IEnumerable<string> names) => names
        .Select(name => (Name: name, Edits: Edits(word, name)))
        .Where(candidate => candidate.Edits <= Math.Max(1, word.TrimStart('-').Length / 3))
        .OrderBy(candidate => candidate.Edits)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>Levenshtein distance, in which two neighbours that are exchanged are one edit too.</summary>
    private static int Edits(string from, string to)
    {
        int[] beforePrevious = [];
        int[] previous = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int[] current = new int[to.Length + 1];
            current[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous) = (previous, current);
        }

        return previous[to.Length];
    }
}
