using Mien.Imaging.Native;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Files;

/// <summary>Decodes a picture file: header, limits, orientation, colour, frames.</summary>
internal static class PhotoReader
{
    private const int AllFrames = -1;
    private const int Sequential = 1;
    private const int FailOnError = 2;

    /// <param name="source">What messages call the picture.</param>
    internal static Photo Read(ReadOnlyMemory<byte> bytes, string source, LoadLimits limits)
    {
        PictureFormat format = PictureSignature.Detect(bytes.Span, source);
        if (format == PictureFormat.Jpeg && JpegScans.Count(bytes.Span) is int scans && scans > limits.MaxScans)
        {
            throw PictureException.TooManyScans(source, scans, limits.MaxScans);
        }

        return ForeignBytes.Read(
            () =>
            {
                using VipsImage file = Open(bytes, format);
                ThrowIfTooLarge(file, source, limits);
                return Decode(file, format, bytes.Span);
            },
            cause => PictureException.Damaged(source, format, (cause as VipsException)?.Detail ?? cause.Message, cause));
    }

    /// <summary>How many frames or pages the file says it has, also those that libvips does not read.</summary>
    internal static int CountFrames(ReadOnlyMemory<byte> bytes, string source)
    {
        PictureFormat format = PictureSignature.Detect(bytes.Span, source);
        if (PictureSequences.Frames(format, bytes.Span) is int told)
        {
            return told;
        }

        try
        {
            using VipsImage file = Open(bytes, format);
            return FramesOf(file, format, bytes.Span);
        }
        catch (VipsException cause)
        {
            throw PictureException.Damaged(source, format, cause.Detail, cause);
        }
    }

    private static int FramesOf(VipsImage file, PictureFormat format, ReadOnlySpan<byte> bytes) =>
        PictureSequences.Frames(format, bytes) ?? (format.HoldsPages() ? file.Int("n-pages") : null) ?? file.Height / file.FrameHeight;

    /// <summary>Reads the header only.</summary>
    private static VipsImage Open(ReadOnlyMemory<byte> bytes, PictureFormat format)
    {
        VipsImage file = Open(bytes, format, format.HoldsAnimation() ? AllFrames : 1);
        if (!format.HoldsPages() || file.Int("n-pages") is null or 1 || file.Int("orientation") is > 1)
        {
            return file;
        }

        try
        {
            VipsImage pages = Open(bytes, format, AllFrames);
            file.Dispose();
            return pages;
        }
        catch (VipsException)
        {
            return file; // pages of several sizes or colours, which are no frames of one photo
        }
    }

    private static VipsImage Open(ReadOnlyMemory<byte> bytes, PictureFormat format, int frames)
    {
        using VipsOperation load = new($"{format.OperationPrefix()}load_buffer");
        load.With("buffer", bytes).With("access", Sequential).With("fail-on", FailOnError);
        if (frames != 1)
        {
            load.With("n", frames);
        }

        return load.ToImage();
    }

    private static void ThrowIfTooLarge(VipsImage file, string source, LoadLimits limits)
    {
        long pixels = (long)file.Width * file.Height;
        if (pixels > limits.MaxPixels || Math.Max(file.Width, file.FrameHeight) > limits.MaxSide || pixels * 4 > Array.MaxLength)
        {
            throw PictureException.TooManyPixels(source, file.Width, file.FrameHeight, file.Height / file.FrameHeight, limits);
        }

        if (PixelMemory.Bytes(file) is long needed && needed > limits.MaxPixelBytes)
        {
            throw PictureException.TooMuchMemory(source, file.Width, file.FrameHeight, file.Height / file.FrameHeight, needed, limits.MaxPixelBytes);
        }
    }

    private static Photo Decode(VipsImage file, PictureFormat format, ReadOnlySpan<byte> bytes)
    {
        int orientation = file.Int("orientation") ?? 1;
        PictureMetadata metadata = PictureMetadata.Of(file);
        if (format == PictureFormat.Gif && GifExtensions.FindXmp(bytes) is { } xmp)
        {
            metadata = metadata.With(PictureMetadata.Xmp, xmp);
        }

        if (orientation != 1)
        {
            metadata = metadata.Upright();
        }

        int frameCount = file.Height / file.FrameHeight;
        Animation? animation = frameCount > 1 && format.HoldsAnimation() ? AnimationOf(file, frameCount) : null;

        using ColourSource colours = ColourSource.Open(file, metadata.Blob(PictureMetadata.Profile));
        using VipsImage upright = Upright(colours.Image, orientation);
        IReadOnlyList<PhotoFrame> frames = colours.IsDeep
            ? Frames(upright.ReadSamples<ushort>(), upright, frameCount, colours)
            : Frames(upright.ReadSamples<byte>(), upright, frameCount, colours);
        return new(format, frames, colours.KeepsProfile ? metadata : metadata.Without(PictureMetadata.Profile), animation)
        {
            IsGrey = colours.IsGrey,
            FramesLeftOut = Math.Max(0, FramesOf(file, format, bytes) - frameCount),
        };
    }

    private static Animation AnimationOf(VipsImage file, int frameCount)
    {
        int[] delaysMs = file.Ints("delay") ?? [];
        return new()
        {
            Delays = [.. Enumerable.Range(0, frameCount).Select(i => TimeSpan.FromMilliseconds(i < delaysMs.Length ? delaysMs[i] : 100))],
            LoopCount = file.Int("loop") ?? 0,
        };
    }

    /// <summary>The same pixels turned by the EXIF orientation 1 … 8.</summary>
    private static VipsImage Upright(VipsImage image, int orientation)
    {
        if (orientation is <= 1 or > 8)
        {
            return image.Share();
        }

        // Turning reads the rows out of order, the decoder gives them in order: decode first.
        VipsImage decoded = image.Decoded();
        using VipsOperation turn = new VipsOperation("autorot").Owning(decoded);
        decoded.Set("orientation", orientation);
        return turn.With("in", decoded).ToImage();
    }

    private static List<PhotoFrame> Frames<T>(T[] samples, VipsImage roll, int frameCount, ColourSource colours)
        where T : unmanaged
    {
        int width = roll.Width;
        int height = roll.Height / frameCount;
        List<PhotoFrame> frames = [];
        for (int i = 0; i < frameCount; i++)
        {
            (T[] rgb, T[]? alpha) = FrameSamples.Split(samples, i, width * height, roll.Bands);
            T[] working = colours.ToWorking(rgb, width, height);
            frames.Add(new()
            {
                Pixels = working is byte[] bytes
                    ? new Picture(width, height, bytes)
                    : new DeepPicture(width, height, (ushort[])(object)working),
                Alpha = alpha,
                Stored = ReferenceEquals(working, rgb) ? null : rgb,
            });
        }

        return frames;
    }
}
