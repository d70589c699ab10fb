using System.Text.RegularExpressions;

namespace Mien.Architecture.Tests;

public sealed partial class PageTests
{
    public static TheoryData<string> Pages() =>
        ["README.md", "CHANGELOG.md", "NOTICES.md", "models/LICENSES.md", .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path)).Order()];

    /// <summary>Such a mark once stood where figures belonged.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_HaveTheirFiguresFilledIn(string page) => Assert.DoesNotMatch(Placeholder(), Repository.Read(page));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_LinkToFilesThatAreThere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        IEnumerable<string> targets = Link().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value).Where(target => !target.Contains(':', StringComparison.Ordinal));

        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page} links to {target}, which is not there."));
    }

    [GeneratedRegex("@[A-Z]+@|^PLACEHOLDER", RegexOptions.Multiline)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
