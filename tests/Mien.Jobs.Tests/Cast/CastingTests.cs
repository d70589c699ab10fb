using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Identity;
using Mien.Faces.Quality;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;
using Mien.Jobs.Tests.Photos;

namespace Mien.Jobs.Tests.Cast;

public sealed class CastingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-casting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Work that is counted, not timed: each photo is looked at once, however many there are.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(20)]
    public void Prepare_ManySources_LooksAtEachOnce(int sources)
    {
        string[] paths = [.. Enumerable.Range(0, sources).Select(i => Path.Combine(_folder, $"{i}.png"))];
        Array.ForEach(paths, path => BlockPicture.Save(path, (20, BlockPicture.Red)));
        CountingPerception perception = new();

        (IReadOnlyList<CastMember> cast, IReadOnlyList<SourceReport> reports) =
            new Casting(perception, new BlockSwapper()).Prepare([new() { SourcePaths = paths }], TestContext.Current.CancellationToken);

        Assert.Single(cast);
        Assert.Equal(paths, reports.Select(report => report.Path));
        Assert.Equal(sources, perception.Searches);
    }

    private sealed class CountingPerception : IFacePerception
    {
        private readonly BlockPerception _blocks = new();

        public int Searches { get; private set; }

        public IReadOnlyList<Face> Find(IFrame frame, DetectionEffort effort, CancellationToken cancellationToken = default)
        {
            Searches++;
            return _blocks.Find(frame, effort, cancellationToken);
        }

        public FaceReadings Read(IFrame frame, Face face) => _blocks.Read(frame, face);

        public FaceIdentity Identify(IFrame frame, Face face, CancellationToken cancellationToken = default) => _blocks.Identify(frame, face, cancellationToken);
    }
}
