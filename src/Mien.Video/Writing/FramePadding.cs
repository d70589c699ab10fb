using Mien.Imaging.Geometry;
using Mien.Video.Frames;

namespace Mien.Video.Writing;

/// <summary>Adds columns at the right and rows at the bottom that repeat the last one, for encoders that take even sides only.</summary>
internal static class FramePadding
{
    /// <returns>Sides that are multiples of what shares a chroma sample in the format.</returns>
    internal static Size Padded(Size size, PlanarFormat format) =>
        new(Up(size.Width, format.ChromaShiftX), Up(size.Height, format.ChromaShiftY));

    /// <summary>Writes a frame's planes as those of a larger frame.</summary>
    /// <param name="target">As long as a frame of the padded size.</param>
    internal static void Write(ReadOnlySpan<byte> samples, PlanarFormat format, Size size, Size padded, Span<byte> target)
    {
        int bytes = format.BytesPerSample;
        for (int plane = 0; plane < format.PlaneCount; plane++)
        {
            (Size from, Size to) = (format.PlaneSize(size, plane), format.PlaneSize(padded, plane));
            (int own, int stride) = (from.Width * bytes, to.Width * bytes);
            for (int y = 0; y < to.Height; y++)
            {
                ReadOnlySpan<byte> source = samples.Slice(Math.Min(y, from.Height - 1) * own, own);
                Span<byte> row = target.Slice(y * stride, stride);
                source.CopyTo(row);
                for (int x = own; x < stride; x += bytes)
                {
                    source[^bytes..].CopyTo(row[x..]);
                }
            }

            samples = samples[(own * from.Height)..];
            target = target[(stride * to.Height)..];
        }
    }

    private static int Up(int length, int shift) => ((length + (1 << shift) - 1) >> shift) << shift;
}
