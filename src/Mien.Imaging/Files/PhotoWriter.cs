using Mien.Imaging.Native;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Files;

/// <summary>Encodes a photo: pixels back in the file's profile, alpha and metadata beside them.</summary>
internal static class PhotoWriter
{
    private const int KeepExif = 1;
    private const int KeepAll = 63;

    /// <summary>One JPEG segment holds 65,533 bytes, and libvips drops packets of more than this.</summary>
    private const int MostXmpBytesInJpeg = 60_000;

    /// <exception cref="OutputException">The format cannot hold a picture of this size.</exception>
    internal static byte[] Encode(Photo photo, PictureFormat format, SaveOptions options)
    {
        PictureMetadata metadata = MetadataOf(photo, format, options);
        IReadOnlyList<PhotoFrame> frames = photo.IsHeldWholeBy(format) ? photo.StoredFrames : [photo.StoredFrames[0]];
        try
        {
            using VipsImage image = photo.IsDeep
                ? DeepImage(photo, frames, format)
                : Image([.. frames.Select(frame => Samples<byte>(frame, photo, format))], Alphas<byte>(frames), photo, format);
            using VipsOperation describe = new("copy");
            using VipsImage described = describe
                .With("in", image)
                .With("interpretation", (int)InterpretationOf(image))
                .With("xres", metadata.Resolution.Horizontal)
                .With("yres", metadata.Resolution.Vertical)
                .ToImage();
            (format == PictureFormat.Png ? metadata.Without(PictureMetadata.Xmp) : metadata).WriteTo(described);
            if (frames.Count > 1)
            {
                Describe(described, photo.Animation, photo.Size.Height);
            }

            using VipsOperation save = SaveOperation.Create(format, options, image.Format == VipsBandFormat.UShort);
            return WithText(save.With("in", described).With("keep", Keep(metadata)).ToBytes(), metadata, format);
        }
        catch (VipsException cause)
        {
            throw OutputException.NotEncodable(format, photo.Size.ToString(), cause.Detail, cause);
        }
    }

    /// <summary>libvips makes EXIF up where there is none, unless told not to.</summary>
    private static int Keep(PictureMetadata metadata) => metadata.HasExif ? KeepAll : KeepAll & ~KeepExif;

    /// <summary>Adds what libvips writes not at all (GIF) or not for others to find (PNG).</summary>
    private static byte[] WithText(byte[] bytes, PictureMetadata metadata, PictureFormat format) => format switch
    {
        PictureFormat.Gif => GifExtensions.Insert(
            bytes, metadata.Blob(PictureMetadata.Xmp), metadata.Text(PictureMetadata.GifComment)),
        PictureFormat.Png when metadata.Blob(PictureMetadata.Xmp) is { } xmp => PngXmp.Insert(bytes, xmp),
        _ => bytes,
    };

    private static PictureMetadata MetadataOf(Photo photo, PictureFormat format, SaveOptions options)
    {
        PictureMetadata metadata = photo.Metadata.Kept(options.Metadata);
        PictureMetadata marked = options.Mark ? ProvenanceMark.AddTo(metadata) : metadata;
        bool isTooLong = format == PictureFormat.Jpeg && marked.Blob(PictureMetadata.Xmp)?.Length > MostXmpBytesInJpeg;
        return !isTooLong ? marked
            : options.Mark ? ProvenanceMark.AddTo(metadata.Without(PictureMetadata.Xmp)) // it would be lost, and the mark with it
            : metadata.Without(PictureMetadata.Xmp);
    }

    private static VipsImage DeepImage(Photo photo, IReadOnlyList<PhotoFrame> frames, PictureFormat format)
    {
        ushort[][] colours = [.. frames.Select(frame => Samples<ushort>(frame, photo, format))];
        ushort[][]? alphas = Alphas<ushort>(frames);
        return format.HoldsDeepColour()
            ? Image(colours, alphas, photo, format)
            : Image([.. colours.Select(FrameSamples.ToBytes)], alphas?.Select(FrameSamples.ToBytes).ToArray(), photo, format);
    }

    /// <summary>The frames' RGB in the colours that the file will have: its own profile where the format can carry it.</summary>
    private static T[] Samples<T>(PhotoFrame frame, Photo photo, PictureFormat format)
        where T : unmanaged, IEquatable<T>
    {
        T[] working = (T[])(object)(frame.Pixels is Picture picture ? picture.Rgb : ((DeepPicture)frame.Pixels).Rgb);
        return frame.Stored is T[] stored && format.HoldsProfile() && photo.Profile is { } profile
            ? profile.Restore(stored, working, photo.Size.Width, photo.Size.Height)
            : working;
    }

    private static T[][]? Alphas<T>(IReadOnlyList<PhotoFrame> frames) =>
        frames[0].Alpha is null ? null : [.. frames.Select(frame => (T[])frame.Alpha!)];

    private static VipsImage Image<T>(T[][] colours, T[][]? alphas, Photo photo, PictureFormat format)
        where T : unmanaged, IEquatable<T>
    {
        bool isGrey = photo.IsGrey && format.HoldsGrey() && Array.TrueForAll(colours, FrameSamples.IsGrey);
        T[][] frames = isGrey ? Array.ConvertAll(colours, FrameSamples.Grey) : colours;
        if (alphas is not null)
        {
            frames = [.. frames.Zip(alphas, (samples, alpha) => format.HoldsAlpha()
                ? FrameSamples.Join(samples, alpha)
                : (T[])(object)FrameSamples.OverWhite((byte[])(object)samples, (byte[])(object)alpha))];
        }

        T[] roll = FrameSamples.Roll(frames);
        int pixels = checked(photo.Size.Width * photo.Size.Height * frames.Length);
        return VipsImage.Over(roll, photo.Size.Width, photo.Size.Height * frames.Length, roll.Length / pixels);
    }

    private static VipsInterpretation InterpretationOf(VipsImage image) => (image.Bands < 3, image.Format) switch
    {
        (true, VipsBandFormat.UShort) => VipsInterpretation.Grey16,
        (true, _) => VipsInterpretation.Grey,
        (_, VipsBandFormat.UShort) => VipsInterpretation.Rgb16,
        _ => VipsInterpretation.Srgb,
    };

    private static void Describe(VipsImage image, Animation? animation, int frameHeight)
    {
        image.Set("page-height", frameHeight);
        if (animation is null)
        {
            return; // pages, which have no times
        }

        int[] delaysMs = [.. animation.Delays.Select(delay => (int)Math.Round(delay.TotalMilliseconds))];
        image.Set("delay", delaysMs);
        image.Set("loop", animation.LoopCount);
    }
}
