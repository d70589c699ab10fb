using Mien.Imaging.Pixels;

namespace Mien.Training.Data;

/// <summary>Samples of 0 … 1 as bytes, rounded.</summary>
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
}
