using System.Xml.Linq;

namespace Mien.Architecture.Tests;

/// <summary>Who may use whom: the table of docs/architecture.md. What is not listed is forbidden.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly string[] s_belowApp =
    [
        "Mien.Graphs", "Mien.Runtime", "Mien.Imaging", "Mien.Models", "Mien.Figures", "Mien.Video", "Mien.Faces", "Mien.Swapping", "Mien.Jobs", "Mien.Training", "Mien.Evaluation",
    ];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Mien.Base"] = [],
        ["Mien.Graphs"] = [],
        ["Mien.Runtime"] = [],
        ["Mien.Imaging"] = [],
        ["Mien.Models"] = [],
        ["Mien.Figures"] = ["Mien.Imaging"],
        ["Mien.Video"] = ["Mien.Imaging"],
        ["Mien.Faces"] = ["Mien.Imaging", "Mien.Runtime", "Mien.Graphs"],
        ["Mien.Swapping"] = ["Mien.Faces", "Mien.Imaging", "Mien.Runtime", "Mien.Graphs", "Mien.Models"],
        ["Mien.Jobs"] = ["Mien.Swapping", "Mien.Faces", "Mien.Video", "Mien.Imaging", "Mien.Figures"],
        ["Mien.Training"] = ["Mien.Graphs", "Mien.Runtime", "Mien.Faces", "Mien.Imaging", "Mien.Figures", "Mien.Models"],
        ["Mien.Evaluation"] = ["Mien.Swapping", "Mien.Faces", "Mien.Video", "Mien.Imaging", "Mien.Figures", "Mien.Runtime", "Mien.Models"],
        ["Mien.App"] = s_belowApp,
        ["Mien.Cli"] = [.. s_belowApp, "Mien.App"],
        ["Mien.Studio"] = [.. s_belowApp, "Mien.App"],
    };

    public static TheoryData<string> Projects() => [.. Repository.Projects()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_OfEachProject_AreInTheTable(string project)
    {
        string[] allowed = Assert.Contains(project, (IReadOnlyDictionary<string, string[]>)Allowed);

        string[] forbidden = [.. ReferencesOf(project).Where(used => used != "Mien.Base").Except(allowed)];

        Assert.True(forbidden.Length == 0, $"{project} may not use {string.Join(", ", forbidden)}.");
    }

    [Fact]
    public void Page_HasALineForEachProject() => Assert.All(
        Repository.Projects(), project => Assert.Contains($"src/{project} ", Repository.Read("docs/architecture.md"), StringComparison.Ordinal));

    [Fact]
    public void TransitiveReferences_AreOff()
    {
        XDocument properties = XDocument.Parse(Repository.Read("Directory.Build.props"));

        Assert.Equal("true", Assert.Single(properties.Descendants("DisableTransitiveProjectReferences")).Value);
    }

    [Fact]
    public void PackageVersions_StandOnlyInTheCentralFile()
    {
        string[] stray = [.. Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
            .Where(path => XDocument.Load(path).Descendants("PackageReference").Attributes("Version").Any())];

        Assert.Empty(stray);
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
