using Mien.Video.Frames;
using Mien.Video.Joining;
using Mien.Video.Probing;
using Mien.Video.Reading;
using Mien.Video.Writing;

namespace Mien.Video.Tests.Joining;

/// <summary>Segments of films, through reader and writer as a job makes them.</summary>
internal static class SegmentedFilm
{
    private static readonly EncoderCatalog s_catalog = EncoderCatalog.Read(Clips.Programs);

    /// <returns>The segment's path.</returns>
    public static string Write(Clips clips, FrameReadPlan reading, FilmContainer container, EncodeSettings settings)
    {
        EncodePlan plan = EncodePlan.Of(reading, settings, container, s_catalog);
        string segment = clips.File($"{Guid.NewGuid():N}.nut");
        using FrameReader reader = FrameReader.Open(reading, Clips.Programs, new FramePool(2));
        using FrameWriter writer = FrameWriter.Open(plan, Clips.Programs, segment);
        while (reader.Read() is VideoFrame frame)
        {
            using (frame)
            {
                writer.Write(frame);
            }
        }

        writer.Complete();
        return segment;
    }

    /// <summary>A plan that joins a film of a moving pattern from two segments.</summary>
    /// <param name="name">Of the result, in the folder "results" of the clips.</param>
    public static JoinPlan Plan(Clips clips, string name, int frames)
    {
        string film = clips.Film("film.mkv", "-c:v ffv1", frames);
        MediaFacts facts = Clips.Probe(film);
        long middle = Clips.Timeline(facts).Pts[frames / 2];
        string output = clips.File(Path.Combine("results", name));
        FilmContainer container = FilmContainers.OfPath(output);
        EncodeSettings settings = new() { Preset = "ultrafast", Lossless = true };
        return new()
        {
            Source = facts,
            Segments = [Write(clips, new() { Facts = facts, ToPts = middle }, container, settings), Write(clips, new() { Facts = facts, FromPts = middle }, container, settings)],
            FrameCount = frames,
            OutputPath = output,
        };
    }
}
