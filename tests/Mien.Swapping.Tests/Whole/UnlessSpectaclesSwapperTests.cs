using Mien.Faces;
using Mien.Faces.Parsing;
using Mien.Imaging.Pixels;
using Mien.Swapping.Tests.Meshes;
using Mien.Swapping.Whole;

namespace Mien.Swapping.Tests.Whole;

public sealed class UnlessSpectaclesSwapperTests(SampleFaces samples) : IClassFixture<SampleFaces>
{
    [Theory]
    [InlineData(FaceClass.Skin, "bare")]
    [InlineData(FaceClass.Frame, "wearing")]
    [InlineData(FaceClass.Lens, "wearing")]
    public void SwapInPlace_TakesTheSwapperForWhatTheParserSees(FaceClass seen, string expected)
    {
        using FaceParser parser = WholeSwapperTests.Parser(seen);
        List<string> done = [];
        UnlessSpectaclesSwapper swapper = new(new Notes("bare", done), new(() => new Notes("wearing", done)), parser);
        Assert.Equal("bare", swapper.Name);

        ISwapIdentity identity = swapper.Prepare([samples.Source(0)]);
        identity.SwapInPlace(samples.Photo, samples.Faces[1], new());
        identity.Follow().SwapInPlace(samples.Photo, samples.Faces[2], new(), TimeSpan.Zero);

        Assert.Equal([expected, expected], done);
        Assert.Equal(expected, swapper.Name);
    }

    /// <summary>Notes that it was asked, and changes nothing.</summary>
    private sealed class Notes(string name, List<string> done) : ISwapper, ISwapIdentity, ISwapTrack
    {
        public string Name => name;

        public ISwapIdentity Prepare(IReadOnlyList<SourceFace> sources, CancellationToken cancellationToken = default) => this;

        public void SwapInPlace(
            IFrame target, Face targetFace, SwapSettings settings, ISwapObserver? observer = null, CancellationToken cancellationToken = default) => done.Add(name);

        public ISwapTrack Follow(int workers = 1) => this;

        public Action<CancellationToken>? Begin(
            IFrame target, Face targetFace, SwapSettings settings, TimeSpan time, float opacity, ISwapObserver? observer, CancellationToken cancellationToken)
        {
            done.Add(name);
            return null;
        }
    }
}
