using System.Text;
using Mien.Hostile.Tests.Mutations;
using Mien.Video.Ffmpeg;
using Mien.Video.Importing;
using Mien.Video.Joining;
using Mien.Video.Nut;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Hostile.Tests.Readers;

/// <summary>Films, and the segments of a film.</summary>
internal static class FilmReaders
{
    public static IEnumerable<ForeignReader> All() =>
    [
        new()
        {
            Name = "NUT",
            Seeds = [Segment()],
            Mutator = ChunkMutations.Nut,
            Read = ForeignReader.OfFile("segment.nut", path => SegmentFacts.Read(path)),
            Share = 2,
            Covers = ["SegmentFacts.Read"],
        },
        new()
        {
            Name = "marks of films",
            Seeds = [Boxes()],
            Mutator = ByteMutations.Mutate,
            Read = ForeignReader.OfFile("film.mp4", path => FilmMark.ReadXmp(path)),
            Covers = [],
        },
        new()
        {
            Name = "loops of animations",
            Seeds =
            [
                [.. "GIF89a"u8, .. new byte[7], 0x21, 0xFF, 0x0B, .. "NETSCAPE2.0"u8, 3, 1, 4, 0, 0],
                [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 4, 0, 0, 0, 2, .. new byte[4]],
            ],
            Mutator = ByteMutations.Mutate,
            Read = ForeignReader.OfFile("animation.gif", path => AnimationLoops.Of(path)),
            Covers = [],
        },
        new()
        {
            Name = "films",
            Seeds = [Segment()],
            Mutator = ChunkMutations.Nut,
            Read = ForeignReader.OfFile("film.nut", path => MediaProbe.Probe(FfmpegPrograms.Find(), path)),
            Share = 0.05,
            Covers = ["MediaProbe.Probe"],
        },
    ];

    private static byte[] Segment()
    {
        using MemoryStream stream = new();
        NutWriter writer = new(stream, new()
        {
            FourCc = BitConverter.ToUInt32("I420"u8),
            Size = new(8, 8),
            TimeBase = new(1, 25),
            SampleAspectRatio = new(1, 1),
            Tags = new Dictionary<string, string> { [EncodePlan.TimeBaseTag] = "1/25", [EncodePlan.ShiftTag] = "0" },
        });
        for (int i = 0; i < 4; i++)
        {
            writer.Write(i, isKey: true, new byte[96]);
        }

        return stream.ToArray();
    }

    private static byte[] Boxes() =>
    [
        0, 0, 0, 32, .. Encoding.ASCII.GetBytes("ftypisom"), .. new byte[20], 0, 0, 0, 40, .. Encoding.ASCII.GetBytes("mdat"), .. new byte[32],
        .. FilmMark.XmpBox(),
    ];
}
