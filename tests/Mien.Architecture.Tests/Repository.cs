using System.Reflection;
using Mien.Testing;

namespace Mien.Architecture.Tests;

/// <summary>The tree these tests were built from, and the assemblies it makes.</summary>
internal static class Repository
{
    public static string Root => RepositoryFolder.Root;

    /// <summary>Every product assembly: those under src/, whose tests these are.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Projects().Select(project => project == "Mien.Cli" ? "mien" : project).Select(Assembly.Load)];

    public static IEnumerable<string> Projects() =>
        Directory.GetDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)).Order();

    /// <summary>C# files that people write, relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> SourceFiles() =>
        from folder in (string[])["src", "tests", "bench"]
        where Directory.Exists(Path.Combine(Root, folder))
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Split('/').Any(part => part is "bin" or "obj")
        orderby relative
        select relative;

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));
}
