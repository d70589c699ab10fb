using Mien.Jobs.Cast;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Folders;
using Mien.Jobs.Reports;
using Mien.Jobs.Tests.Films;

namespace Mien.Jobs.Tests.Folders;

public sealed class FolderFilmsTests(FilmScene scene) : IClassFixture<FilmScene>
{
    [Fact]
    public void Run_FolderOfFilmsAndPhotos_SwapsBoth()
    {
        Directory.CreateDirectory(scene.In("mixed"));
        scene.Make("mixed/clip.mkv", "-c:v libx264 -preset ultrafast -g 20 -t 1.2");
        scene.Make("mixed/old.flv", "-c:v flv1 -an -t 1.2");
        File.WriteAllText(scene.In("mixed/none.mp4"), "no film");
        File.Copy(FilmScene.Source, scene.In("mixed/photo.jpg"));
        IReadOnlyList<SwapAssignment> people = [new() { SourcePaths = [FilmScene.Source], Faces = FaceSelection.All }];
        Names begun = new();

        SwapReport report = new FolderSwapJob(scene.Perception, scene.Swapper, scene.Job).Run(
            new() { Assignments = people, TargetPath = scene.In("mixed"), OutputPath = scene.In("done") },
            new() { Assignments = people, TargetPath = "", OutputPath = "", Encode = new() { Preset = "ultrafast" } },
            begun,
            TestContext.Current.CancellationToken);

        Assert.Equal(["clip.mkv", "none.mp4", "old.flv"], begun.Films);
        Assert.Equal([TargetOutcome.Swapped, TargetOutcome.Failed, TargetOutcome.Swapped], report.Films.Select(film => film.Outcome));
        Assert.Equal(TargetOutcome.Swapped, Assert.Single(report.Photos).Outcome);
        Assert.Equal(10, report.Films[0].Film?.SwappedFrames);
        Assert.Equal(["clip.mkv", "old.flv.mp4", "photo.jpg"], Directory.GetFiles(scene.In("done")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private sealed class Names : IFolderObserver
    {
        public List<string> Films { get; } = [];

        public IFilmObserver? Begin(string film)
        {
            Films.Add(Path.GetFileName(film));
            return null;
        }

        public void Advance(ITargetReport target, int done, int total)
        {
        }
    }
}
