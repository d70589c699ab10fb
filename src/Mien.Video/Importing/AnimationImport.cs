using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Video.Importing;

/// <summary>Makes a lossless film of an animation that FFmpeg cannot read, so that everything behind sees an ordinary film.</summary>
/// <remarks>FFmpeg before version 8 reads only the first picture of an animated WebP. All frames are in memory while it is read;
/// <see cref="LoadLimits"/> bounds them.</remarks>
public static class AnimationImport
{
    /// <summary>Browsers show a frame that tells no time for this long.</summary>
    private static readonly TimeSpan s_usualDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the file is an animated WebP.</summary>
    /// <remarks>Source: WebP Container Specification, "Extended File Format": the animation bit of the VP8X chunk.</remarks>
    public static bool IsNeeded(string path)
    {
        const int AnimationByte = 20;
        const int AnimationBit = 2;
        Span<byte> start = stackalloc byte[AnimationByte + 1];
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length &&
            start[..4].SequenceEqual("RIFF"u8) && start[8..16].SequenceEqual("WEBPVP8X"u8) && (start[AnimationByte] & AnimationBit) != 0;
    }

    /// <param name="filmPath">Where the film is written, a NUT file; what stands there is replaced.</param>
    /// <exception cref="PictureException">The animation is missing, damaged or too large.</exception>
    /// <exception cref="FfmpegException">FFmpeg failed.</exception>
    public static ImportedAnimation Run(string path, string filmPath, FfmpegPrograms programs, CancellationToken cancellation = default)
    {
        Photo photo = Photo.Load(path);
        PlanarFormat format = PlanarFormat.Find(photo.HasAlpha ? "gbrap" : "gbrp")!;
        FrameColours colours = FrameColours.Guess(format.Name, photo.Size);
        EncodePlan plan = new()
        {
            Encoder = VideoEncoder.Named("ffv1")[0],
            PixelFormat = photo.HasAlpha ? "bgra" : "bgr0", // FFV1's own layouts for the same samples
            Settings = EncodeSettings.Default,
            Format = format,
            Size = photo.Size,
            TimeBase = new(1, 1000),
        };
        TimeSpan time = TimeSpan.Zero;
        TimeSpan delay = s_usualDelay;
        using FrameWriter writer = FrameWriter.Open(plan, programs, filmPath);
        for (int i = 0; i < photo.Frames.Count; i++)
        {
            using VideoFrame frame = new(format, colours, photo.Size, Samples(photo, i), (long)time.TotalMilliseconds);
            writer.Write(frame, cancellation);
            delay = photo.Animation?.Delays[i] is { Ticks: > 0 } told ? told : s_usualDelay;
            time += delay;
        }

        writer.Complete(cancellation);
        return new()
        {
            Film = MediaProbe.Probe(programs, filmPath, cancellation: cancellation),
            LastDelay = delay,
            LoopCount = photo.Animation?.LoopCount ?? 0,
        };
    }

    /// <summary>Planes of green, blue, red and alpha.</summary>
    private static byte[] Samples(Photo photo, int index)
    {
        Picture picture = (Picture)photo.Frames[index];
        Plane? alpha = photo.ReadAlpha(index);
        int count = picture.Width * picture.Height;
        byte[] samples = new byte[count * (alpha is null ? 3 : 4)];
        for (int i = 0; i < count; i++)
        {
            samples[i] = picture.Rgb[(3 * i) + 1];
            samples[count + i] = picture.Rgb[(3 * i) + 2];
            samples[(2 * count) + i] = picture.Rgb[3 * i];
            if (alpha is not null)
            {
                samples[(3 * count) + i] = (byte)MathF.Round(alpha.Samples[i] * 255);
            }
        }

        return samples;
    }
}
