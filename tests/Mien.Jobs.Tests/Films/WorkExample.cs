using System.Collections.Concurrent;
using Mien.Imaging.Geometry;
using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Work;
using Mien.Video.Frames;
using Mien.Video.Joining;
using Mien.Video.Writing;

namespace Mien.Jobs.Tests.Films;

/// <summary>Folders with the work of a film that nobody swaps, and segments of a few small frames.</summary>
internal sealed class WorkExample : IDisposable
{
    private static readonly ConcurrentDictionary<int, byte[]> s_segments = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("mien-work-").FullName;

    public string Output => Path.Combine(Folder, "out.mp4");

    public string Root => WorkFolder.PathFor(Output);

    /// <summary>All files, not through links.</summary>
    public string[] Files =>
    [
        .. Directory.GetFiles(Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Order(StringComparer.Ordinal),
    ];

    public static FilmManifest Manifest(string mask = "auto") => new()
    {
        Source = "film.mp4",
        SourceFingerprint = "1:2",
        Settings = new Dictionary<string, string> { ["mask"] = mask, ["strength"] = "1" },
        TimeBase = "1/1000",
        Segments = [new() { Index = 0, FromPts = 0, ToPts = 40, ExpectedFrames = 1 }],
    };

    public WorkFolder Open(string? output = null)
    {
        WorkFolder work = new(output ?? Output);
        try
        {
            work.Open(Manifest(), FilmShare.Whole, restart: false);
            return work;
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    /// <summary>Puts a segment there as a run would.</summary>
    public static void Finish(WorkFolder work, int index, int frames = 3)
    {
        File.WriteAllBytes(work.SegmentPath(index), s_segments.GetOrAdd(frames, Segment));
        SegmentFacts facts = SegmentFacts.Read(work.SegmentPath(index));
        work.Finish(new()
        {
            Index = index,
            Frames = facts.Frames,
            SwappedFrames = 2,
            SwappedFaces = 2,
            FirstPts = 0,
            LastPts = 80,
            Bytes = facts.Bytes,
            Sha256 = facts.Sha256,
        });
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static byte[] Segment(int frames)
    {
        string path = Path.GetTempFileName();
        PlanarFormat format = PlanarFormat.Find("gbrp")!;
        Size size = new(16, 16);
        EncodePlan plan = new()
        {
            Encoder = VideoEncoder.Named("ffv1")[0],
            PixelFormat = "bgr0",
            Settings = EncodeSettings.Default,
            Format = format,
            Size = size,
            TimeBase = new(1, 1000),
        };
        using (FrameWriter writer = FrameWriter.Open(plan, FilmScene.Programs, path))
        {
            for (int i = 0; i < frames; i++)
            {
                using VideoFrame frame = new(format, FrameColours.Guess(format.Name, size), size, new byte[3 * 16 * 16], 40 * i);
                writer.Write(frame);
            }

            writer.Complete();
        }

        byte[] bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }
}
