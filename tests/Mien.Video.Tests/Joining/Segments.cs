using Mien.Video.Frames;
using Mien.Video.Probing;
using Mien.Video.Reading;
using Mien.Video.Writing;

namespace Mien.Video.Tests.Joining;

/// <summary>Parts of a film as a job makes them.</summary>
internal static class Segments
{
    /// <returns>The segment's file.</returns>
    public static string Write(
        Clips clips, EncoderCatalog catalog, MediaFacts facts, long? from, long? to, FilmContainer container, EncodeSettings? settings = null)
    {
        FrameReadPlan reading = new() { Facts = facts, FromPts = from, ToPts = to };
        EncodePlan plan = EncodePlan.Of(reading, settings ?? new() { Preset = container == FilmContainer.Mov ? null : "ultrafast" }, container, catalog);
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
}
