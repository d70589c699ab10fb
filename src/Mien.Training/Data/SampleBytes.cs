using Mien.Imaging.Pixels;

namespace Mien.Training.Data;

/// <summary>Pictures as bytes in planes; samples of 0 … 1 are rounded.</summary>
internal static class SampleBytes
{
    public static byte Of(float sample) => (byte)MathF.Round(Math.Clamp(sample, 0, 1) * 255);

    /// <param name="bytes">uint8 [height,width].</param>
    public static void Write(Plane plane, Span<byte> bytes)
    {
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            bytes[i] = Of(plane.Samples[i]);
        }
    }

    /// <param name="bytes">uint8 [3,height,width], red first.</param>
    public static void Write(Planes planes, Span<byte> bytes)
    {
        int area = planes.Width * planes.Height;
        for (int channel = 0; channel < 3; channel++)
        {
            Write(planes[channel], bytes.Slice(channel * area, area));
        }
    }

    /// <inheritdoc cref="Write(Planes, Span{byte})"/>
    public static void Write(Picture picture, Span<byte> bytes)
    {
        int area = picture.Width * picture.Height;
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            bytes[(i % 3 * area) + (i / 3)] = picture.Rgb[i];
        }
    }

    /// <param name="planes">uint8 [3,size,size], red first.</param>
    public static Picture ToPicture(ReadOnlySpan<byte> planes, int sizePx)
    {
        int area = sizePx * sizePx;
        byte[] rgb = new byte[3 * area];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = planes[(i % 3 * area) + (i / 3)];
        }

        return new(sizePx, sizePx, rgb);
    }
}
