using System.Text.RegularExpressions;

namespace Mien.Architecture.Tests;

/// <summary>A file that names a type of another folder of its project.</summary>
/// <param name="From">The file's folder within the project; "." is the project's own.</param>
internal sealed partial record FolderUse(string File, string From, string Type, string To)
{
    /// <summary>By the sources: a type counts as used where its name stands outside of comments and its namespace is in sight.</summary>
    public static IEnumerable<FolderUse> Of(string project)
    {
        string[] files = [.. FilesOf(project)];
        Dictionary<string, string> code = files.ToDictionary(file => file, file => Comment().Replace(Repository.Read(file), ""));
        ILookup<string, string> homes = files.SelectMany(file => Declared().Matches(code[file]).Select(match => (Type: match.Groups[1].Value, File: file)))
            .ToLookup(declared => declared.Type, declared => declared.File);
        string[] everywhere = [.. files.SelectMany(file => Using().Matches(code[file]).Where(match => match.Value.StartsWith("global", StringComparison.Ordinal)).Select(match => match.Groups[1].Value))];
        foreach (string file in files)
        {
            HashSet<string> inSight = [.. everywhere, .. Using().Matches(code[file]).Select(match => match.Groups[1].Value), .. Enclosing(SpaceOf(project, FolderOf(project, file)))];
            foreach (string word in Word().Matches(Using().Replace(code[file], "")).Select(match => match.Value).Distinct())
            {
                foreach (string home in homes[word].Where(home => FolderOf(project, home) != FolderOf(project, file) && inSight.Contains(SpaceOf(project, FolderOf(project, home)))))
                {
                    yield return new(Path.GetFileName(file), FolderOf(project, file), word, FolderOf(project, home));
                }
            }
        }
    }

    /// <summary>Files whose namespace is not that of their folder.</summary>
    public static IEnumerable<string> Misnamed(string project) => FilesOf(project)
        .Where(file => Space().Match(Repository.Read(file)) is { Success: true } space && space.Groups[1].Value != SpaceOf(project, FolderOf(project, file)));

    /// <summary>Folders that declare a type.</summary>
    public static string[] FoldersOf(string project) =>
        [.. FilesOf(project).Where(file => Declared().IsMatch(Repository.Read(file))).Select(file => FolderOf(project, file)).Distinct()];

    private static IEnumerable<string> FilesOf(string project) =>
        Repository.SourceFiles().Where(file => file.StartsWith($"src/{project}/", StringComparison.Ordinal));

    private static string FolderOf(string project, string file) =>
        file[$"src/{project}".Length..file.LastIndexOf('/')].TrimStart('/') is { Length: > 0 } folder ? folder : ".";

    /// <summary>The namespace of a folder.</summary>
    private static string SpaceOf(string project, string folder) => folder == "." ? Root(project) : $"{Root(project)}.{folder.Replace('/', '.')}";

    private static string Root(string project) => project == "Mien.Base" ? "Mien" : project;

    private static IEnumerable<string> Enclosing(string space) =>
        Enumerable.Range(0, space.Length + 1).Where(end => end == space.Length || space[end] == '.').Select(end => space[..end]);

    [GeneratedRegex(@"^\s*//[^\n]*|\s//[^\n""]*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?:global )?using ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(?:public |internal )(?:(?:static|sealed|abstract|readonly|partial|ref) )*(?:class|struct|record struct|record|interface|enum|delegate [^(=;\n]+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Space();

    [GeneratedRegex(@"\b\w+\b")]
    private static partial Regex Word();
}
