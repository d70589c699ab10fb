using System.Text.RegularExpressions;

namespace Mien.Architecture.Tests;

/// <summary>Whatever changes a disk goes through one place, where each change can be let fail (Mien.Base, Disk).</summary>
public sealed partial class DiskTests
{
    [Fact]
    public void Changes_AreMadeInOnePlace()
    {
        string[] changes = [.. Repository.SourceFiles()
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal) && !path.StartsWith("src/Mien.Base/", StringComparison.Ordinal))
            .SelectMany(path => Change().Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value}"))];

        Assert.Empty(changes);
    }

    [Fact]
    public void Folders_AreNeverDeletedWithWhatIsInThem() => Assert.All(
        Repository.SourceFiles().Where(path => path.StartsWith("src/", StringComparison.Ordinal)),
        path => Assert.DoesNotContain("recursive: true", Repository.Read(path), StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w.])File\.(Move|Delete|Write|Append|Create|Replace|Copy|SetUnixFileMode)\w*\(|(?<![\w.])Directory\.(Create|Delete|Move)\w*\(|FileMode\.(Create|Append|OpenOrCreate|Truncate)|\bStreamWriter\(")]
    private static partial Regex Change();
}
