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

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_LinkToHeadingsThatAreThere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        foreach ((string file, string heading) in HeadingLink().Matches(Repository.Read(page)).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(link => !link.Item1.Contains(':', StringComparison.Ordinal)))
        {
            string target = file.Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.Combine(folder, file));
            IEnumerable<string> anchors = Heading().Matches(Repository.Read(target)).Select(match => Anchor(match.Groups[1].Value));

            Assert.True(anchors.Contains(heading), $"{page} links to the heading {heading} of {target}, which is not there.");
        }
    }

    /// <summary>As Git hosts make them: words in lower case, joined by hyphens.</summary>
    private static string Anchor(string heading) => Sign().Replace(heading.ToLowerInvariant(), "").Trim().Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)#\s]*\.md|)#([^)\s]+)\)")]
    private static partial Regex HeadingLink();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Sign();

    [GeneratedRegex("@[A-Z]+@|^PLACEHOLDER", RegexOptions.Multiline)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
