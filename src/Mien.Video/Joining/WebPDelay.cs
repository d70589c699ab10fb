using System.Buffers.Binary;

namespace Mien.Video.Joining;

/// <summary>Sets how long the last frame of an animated WebP stands, which FFmpeg's encoder takes from nowhere.</summary>
/// <remarks>Source: WebP Container Specification, "Animation": the duration in milliseconds stands in three bytes behind the frame's place and size.</remarks>
internal static class WebPDelay
{
    private const int ChunkHeader = 8, FirstChunk = 12, DurationInFrame = 12;
    private const int LongestMilliseconds = (1 << 24) - 1;

    /// <param name="webP">A whole file; without an animation it stays as it is.</param>
    /// <param name="duration">In seconds.</param>
    internal static void SetLast(Span<byte> webP, Rational duration)
    {
        Span<byte> last = [];
        for (Span<byte> rest = webP[FirstChunk..]; rest.Length >= ChunkHeader;)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            last = rest.StartsWith("ANMF"u8) ? rest[ChunkHeader..] : last;
            rest = rest[(int)Math.Min(rest.Length, ChunkHeader + length + (length & 1L))..];
        }

        if (last.Length >= DurationInFrame + 3)
        {
            int milliseconds = (int)Math.Clamp(duration.RoundTo(new(1, 1000)), 1, LongestMilliseconds);
            last[DurationInFrame] = (byte)milliseconds;
            BinaryPrimitives.WriteUInt16LittleEndian(last[(DurationInFrame + 1)..], (ushort)(milliseconds >> 8));
        }
    }
}
