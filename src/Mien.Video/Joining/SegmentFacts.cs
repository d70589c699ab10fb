using System.Security.Cryptography;

namespace Mien.Video.Joining;

/// <summary>What a segment's file holds, counted and summed byte by byte: two files with the same facts are the same.</summary>
public sealed record SegmentFacts
{
    public required int Frames { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Of the whole file, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <exception cref="SegmentException">The file is missing, no segment, or damaged.</exception>
    public static SegmentFacts Read(string path) => SegmentSource.Guard(path, () =>
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        return new SegmentFacts { Frames = Count(path), Bytes = file.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) };
    });

    private static int Count(string path)
    {
        using SegmentSource source = SegmentSource.Open(path);
        byte[] data = [];
        int frames = 0;
        for (; source.Read() is { } packet; frames++)
        {
            data = data.Length >= packet.Size ? data : new byte[packet.Size * 3L / 2];
            source.ReadData(data, packet.Size);
        }

        return frames;
    }
}
