using System.Buffers.Binary;

namespace Mien.Video.Joining;

/// <summary>Sets how long the last frame of an animated WebP stands, which FFmpeg's encoder takes from nowhere.</summary>
/// <remarks>Source: WebP Container Specification, "Animation": the duration in milliseconds stands in three bytes behind the frame's place and size.</remarks>
internal static class WebPDelay
{
    private const int ChunkHeader = 8, FirstChunk = 12, DurationInFrame = 12;
    private const int LongestMilliseconds = (1 << 24) - 1;

    /// <param name="duration">In seconds.</param>
    internal static void SetLast(string path, Rational duration)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite);
        Span<byte> header = stackalloc byte[ChunkHeader];
        long? last = null;
        for (file.Position = FirstChunk; file.ReadAtLeast(header, ChunkHeader, throwOnEndOfStream: false) == ChunkHeader;)
        {
            last = header[..4].SequenceEqual("ANMF"u8) ? file.Position : last;
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            file.Position += length + (length & 1);
        }

        if (last is long frame)
        {
            Span<byte> milliseconds = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(milliseconds, (int)Math.Clamp(duration.RoundTo(new(1, 1000)), 1, LongestMilliseconds));
            file.Position = frame + DurationInFrame;
            file.Write(milliseconds[..3]);
        }
    }
}
