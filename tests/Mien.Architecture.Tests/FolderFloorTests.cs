namespace Mien.Architecture.Tests;

/// <summary>Inside a project folders stand on floors: one uses those below it and nobody on its own floor or above. Where folders use each other in
/// circles still (Graphs, Runtime, Faces, Training, Cli), there is no list yet.</summary>
public sealed class FolderFloorTests
{
    /// <summary>From the ground up, a line a floor; "." is the project's own folder. What lies in a named folder stands with it.</summary>
    private static readonly Dictionary<string, string[][]> s_floors = new()
    {
        ["Mien.Base"] = [["."]],
        ["Mien.Models"] = [["Cards", "Contracts"], ["Catalogue"]],
        ["Mien.Imaging"] = [["Geometry", "Native"], ["Pixels"], ["Blending", "Colour", "Files", "Masks", "Resampling"], ["Filters"]],
        ["Mien.Figures"] = [["Drawing"], ["Plots", "Sheets"]],
        ["Mien.Video"] = [["."], ["Ffmpeg", "Nut"], ["Probing"], ["Frames"], ["Reading"], ["Writing"], ["Importing", "Joining"]],
        ["Mien.Swapping"] = [["."], ["Grey", "Meshes/Atlas"], ["Live", "Meshes/Light"], ["Meshes/Shape"], ["Meshes/Render"], ["Whole"]],
        ["Mien.Jobs"] =
        [
            ["Cast", "Debug", "Films/Segments", "Films/Settings", "Pipeline"],
            ["Films/Reports", "Films/Sources"],
            ["Films/Debug", "Films/Requests", "Reports"],
            ["Films/Work", "Photos"],
            ["Films/Pipeline"],
            ["Films"],
            ["Folders"],
        ],
        ["Mien.Evaluation"] = [["Films", "Judges", "People"], ["Candidates", "Scores"], ["Runs"], ["Grids", "Reports"]],
        ["Mien.App"] = [["Doctor", "Films", "Listing", "Networks", "Swappers"], ["Exports"], ["Reports"]],
    };

    public static TheoryData<string> Projects() => [.. s_floors.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_UseOnlyWhatStandsBelow(string project)
    {
        FolderUse[] upward = [.. FolderUse.Of(project).Where(use => Place(project, use.From) != Place(project, use.To))
            .Where(use => Floor(project, use.From) <= Floor(project, use.To))];

        Assert.True(upward.Length == 0, string.Join('\n', upward.Select(use => $"{use.File} of {use.From} uses {use.Type} of {use.To}, which does not stand below it")));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_HaveTheirFloor(string project)
    {
        string[] folders = FolderUse.FoldersOf(project);

        Assert.All(folders, folder => Assert.NotNull(Place(project, folder)));
        Assert.Empty(s_floors[project].SelectMany(floor => floor).Except(folders.Select(folder => Place(project, folder)!)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_AreTheFolders(string project) => Assert.Empty(FolderUse.Misnamed(project));

    private static int Floor(string project, string folder) => Array.FindIndex(s_floors[project], floor => floor.Contains(Place(project, folder)));

    /// <returns>The named folder that this is, or lies in; null when it has no floor.</returns>
    private static string? Place(string project, string folder) => s_floors[project].SelectMany(floor => floor)
        .Where(place => folder == place || folder.StartsWith($"{place}/", StringComparison.Ordinal)).MaxBy(place => place.Length);
}
