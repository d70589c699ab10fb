using Mien.Testing;

namespace Mien.Cli.Tests.Snapshots;

/// <summary>What people see, compared with a text file beside the tests (Expected/NAME.txt). With MIEN_SNAPSHOTS=write the file becomes what is seen: then look at
/// the difference (docs/conventions.md).</summary>
internal static class Snapshot
{
    private const string WriteVariable = "MIEN_SNAPSHOTS";

    /// <summary>In the sources, so that a test needs no new build after an expected file has changed.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "tests", "Mien.Cli.Tests", "Snapshots", "Expected");

    public static void AssertIs(string name, string seen)
    {
        string path = Path.Combine(Folder, $"{name}.txt");
        string text = Visible(seen);
        if (Environment.GetEnvironmentVariable(WriteVariable) == "write")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"there is no {path}: {WriteVariable}=write ./test Snapshot makes it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    /// <summary>Escape sequences as letters, and this machine's folders by what they are.</summary>
    private static string Visible(string seen) => seen
        .Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace(AppContext.BaseDirectory, "<program>/", StringComparison.Ordinal)
        .Replace("\e", "<esc>", StringComparison.Ordinal)
        .Replace("\r", "<return>", StringComparison.Ordinal)
        .TrimEnd('\n') + "\n";
}
