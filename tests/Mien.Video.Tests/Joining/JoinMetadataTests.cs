using System.Text;
using Mien.Imaging.Files;
using Mien.Video.Joining;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Video.Tests.Joining;

public sealed class JoinMetadataTests : IDisposable
{
    private readonly Clips _clips = new();

    [Theory]
    [InlineData("a.mp4", "out.mp4", KeptMetadata.Usual)]
    [InlineData("a.mov", "out.mov", KeptMetadata.Usual)]
    [InlineData("a.mp4", "out.mkv", KeptMetadata.Usual)]
    [InlineData("a.mkv", "out.mkv", KeptMetadata.Usual)]
    [InlineData("a.mp4", "out.mp4", KeptMetadata.All)]
    [InlineData("a.mp4", "out.mp4", KeptMetadata.None)]
    public void Join_Place_StaysOnlyWhereAllIsKept(string source, string output, KeptMetadata kept)
    {
        string film = _clips.Film(source, "-c:v libx264 -preset ultrafast" +
            " -movflags use_metadata_tags -metadata location=+48.1370+011.5750/ -metadata com.apple.quicktime.location.ISO6709=+48.1370+011.5750/" +
            " -metadata title=Kept -metadata:s:v location=+48.1370+011.5750/ -metadata:s:v handler_name=Own");
        MediaFacts facts = Clips.Probe(film);
        string segment = SegmentedFilm.Write(_clips, new() { Facts = facts }, FilmContainers.OfPath(output), new() { Preset = "ultrafast" });
        JoinPlan plan = new() { Source = facts, Segments = [segment], OutputPath = _clips.File(output), Metadata = kept };
        Assert.Contains("+48.1370", facts.Tags.Values.Concat(facts.VideoStream.Tags.Values).First(value => value.StartsWith('+')), StringComparison.Ordinal);

        FilmJoin.Run(plan, Clips.Programs);

        MediaFacts result = Clips.Probe(plan.OutputPath);
        Assert.Equal(kept == KeptMetadata.All, result.Tags.Keys.Concat(result.VideoStream.Tags.Keys).Any(PrivateNames.Has));
        Assert.True(kept == KeptMetadata.All || !File.ReadAllText(plan.OutputPath, Encoding.Latin1).Contains("+48.1370", StringComparison.Ordinal));
        Assert.Equal(kept == KeptMetadata.None ? null : "Kept", result.Tags.GetValueOrDefault("title"));
    }

    public void Dispose() => _clips.Dispose();
}
