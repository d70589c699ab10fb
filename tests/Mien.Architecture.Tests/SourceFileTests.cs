namespace Mien.Architecture.Tests;

public sealed class SourceFileTests
{
    private const int MostLines = 300;

    /// <summary>Longer files, each with the reason why it is one thing that does not come apart.</summary>
    private static readonly Dictionary<string, string> Long = [];

    [Fact]
    public void Files_AreShort()
    {
        string[] tooLong = [.. Repository.SourceFiles()
            .Select(path => (Path: path, Lines: Repository.Read(path).AsSpan().Count('\n')))
            .Where(file => file.Lines > MostLines && !Long.ContainsKey(file.Path))
            .Select(file => $"{file.Path}: {file.Lines} lines")];

        Assert.Empty(tooLong);
    }

    [Fact]
    public void LongFiles_AreStillLong()
    {
        string[] outdated = [.. Long.Keys.Where(path => Repository.Read(path).AsSpan().Count('\n') <= MostLines)];

        Assert.Empty(outdated);
    }

    [Fact]
    public void Files_HoldOnePublicTypeOfTheirName()
    {
        string[] strangers = [.. Repository.SourceFiles()
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Where(path => !NamesItsType(path))];

        Assert.Empty(strangers);
    }

    // Resampler.cs and its parts Resampler.Warp.cs declare Resampler; a file of only internal types may be named freely.
    private static bool NamesItsType(string path)
    {
        string name = Path.GetFileName(path).Split('.')[0];
        string[] declared = [.. Repository.Read(path).Split('\n')
            .Where(line => line.StartsWith("public ", StringComparison.Ordinal))
            .Select(line => line.Split(['(', '<', ':', '{', ';', ' ', '\r'], StringSplitOptions.RemoveEmptyEntries))
            .Select(words => words.SkipWhile(word => word is not ("class" or "struct" or "record" or "interface" or "enum" or "delegate"))
                .FirstOrDefault(word => word is not ("class" or "struct" or "record" or "interface" or "enum" or "delegate")) ?? "")];

        return declared.Length == 0 || (declared.Length == 1 && declared[0] == name);
    }
}
