using System.Runtime.InteropServices;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Mien.Video.Frames;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Video.Tests.Frames;

/// <summary>Frames to try things on.</summary>
internal static class TestFrames
{
    public static readonly FrameColours Hd = new()
    {
        Range = ColourRange.Limited,
        Matrix = ColourMatrix.Bt709,
        Transfer = ColourTransfer.Sdr,
        Primaries = ColourPrimaries.Bt709,
    };

    public static readonly FrameColours Hdr = Hd with
    {
        Matrix = ColourMatrix.Bt2020,
        Transfer = ColourTransfer.Pq,
        Primaries = ColourPrimaries.Bt2020,
    };

    public static PlanarFormat Format(string name) => PlanarFormat.Find(name)!;

    /// <summary>Every sample independent over all codes, most colours beyond sRGB.</summary>
    public static VideoFrame Noise(PlanarFormat format, FrameColours colours, Size size, int seed)
    {
        byte[] samples = new byte[format.FrameBytes(size)];
        Random random = new(seed);
        random.NextBytes(samples);
        if (format.BytesPerSample == 2)
        {
            foreach (ref ushort sample in MemoryMarshal.Cast<byte, ushort>(samples.AsSpan()))
            {
                sample &= (ushort)((1 << format.BitDepth) - 1);
            }
        }

        return new(format, colours, size, samples, 0);
    }

    /// <summary>Every sample around its plane's middle, so that all colours lie within sRGB.</summary>
    public static VideoFrame MildNoise(PlanarFormat format, FrameColours colours, Size size, int seed)
    {
        VideoFrame frame = Noise(format, colours, size, seed);
        int middle = 1 << (format.BitDepth - 1);
        for (int i = 0; i < frame.Samples.Length; i += format.BytesPerSample)
        {
            Span<byte> sample = frame.Samples.Slice(i, format.BytesPerSample);
            int code = format.BytesPerSample == 1 ? sample[0] : MemoryMarshal.Read<ushort>(sample);
            int mild = middle + ((code - middle) / 4);
            sample[0] = (byte)mild;
            if (format.BytesPerSample == 2)
            {
                sample[1] = (byte)(mild >> 8);
            }
        }

        return frame;
    }

    /// <summary>Noise of brightness without colour.</summary>
    public static VideoFrame Neutral(PlanarFormat format, FrameColours colours, Size size, int seed)
    {
        VideoFrame frame = MildNoise(format, colours, size, seed);
        for (int plane = 1; plane < 3 && !format.IsGray; plane++)
        {
            Span<byte> bytes = frame.PlaneBytes(plane);
            if (format.IsRgb)
            {
                frame.PlaneBytes(0).CopyTo(bytes);
                continue;
            }

            for (int i = 0; i < bytes.Length; i++)
            {
                int neutral = 1 << (format.BitDepth - 1);
                bytes[i] = (byte)(i % format.BytesPerSample == 0 ? neutral : neutral >> 8);
            }
        }

        return frame;
    }

    public static VideoFrame Copy(VideoFrame frame) =>
        new(frame.Format, frame.Colours, frame.Size, frame.Samples.ToArray(), frame.Pts);

    public static Planes Flat(Size size, float red, float green, float blue) => new(
        Patterns.Constant(size.Width, size.Height, red), Patterns.Constant(size.Width, size.Height, green),
        Patterns.Constant(size.Width, size.Height, blue));

    public static Plane WholeMask(Size size) => Patterns.Constant(size.Width, size.Height, 1);

    /// <summary>Blots of mask, in part softly edged: some pixels lone, some together.</summary>
    public static Plane RandomMask(Size size, int seed)
    {
        Plane smooth = Patterns.Smooth(size.Width, size.Height, seed);
        Plane noise = Patterns.Noise(size.Width, size.Height, seed);
        return Patterns.Fill(size.Width, size.Height, (x, y) => Math.Max(0, smooth[x, y] + (0.6f * noise[x, y]) - 0.8f));
    }

    public static Region RandomRegion(Size size, Random random)
    {
        int x = random.Next(size.Width);
        int y = random.Next(size.Height);
        return new(x, y, random.Next(1, size.Width - x + 1), random.Next(1, size.Height - y + 1));
    }

    public static IEnumerable<FrameColours> AllColours() =>
        from range in Enum.GetValues<ColourRange>()
        from matrix in Enum.GetValues<ColourMatrix>()
        where matrix != ColourMatrix.Rgb
        select Hd with { Range = range, Matrix = matrix };
}
