using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Files;

/// <summary>A picture file as upright sRGB pixels, with everything else that the file holds: alpha, colour profile, metadata,
/// further frames. What is not changed in the pixels is saved as it was stored.</summary>
/// <remarks>Pixels may be changed in place through <see cref="Frame"/>, or replaced by <see cref="With(IFrame)"/>.
/// CMYK becomes RGB; a grey file is worked on as RGB and stays grey in a format that holds grey, as long as its pixels are. The pages of a TIFF are
/// its frames, if all are of one size; of an animated PNG or AVIF the first frame is read, for the film path swaps them.</remarks>
public sealed class Photo
{
    private readonly IReadOnlyList<PhotoFrame> _frames;

    internal Photo(PictureFormat format, IReadOnlyList<PhotoFrame> frames, PictureMetadata metadata, Animation? animation)
    {
        Format = format;
        _frames = frames;
        Metadata = metadata;
        Animation = animation;
        Frames = [.. frames.Select(frame => frame.Pixels)];
    }

    /// <summary>The format of the file that it came from.</summary>
    public PictureFormat Format { get; }

    public Size Size => Frame.Size;

    /// <summary>The pixels; the first frame of an animation. 8-bit (<see cref="Pixels.Picture"/>) unless the file has more
    /// (<see cref="DeepPicture"/>).</summary>
    public IFrame Frame => Frames[0];

    /// <summary>All frames, at least one, of one size.</summary>
    public IReadOnlyList<IFrame> Frames { get; }

    /// <summary>Delays and loops; null for a still picture.</summary>
    public Animation? Animation { get; }

    /// <summary>How many further frames or pages the file has that are not read.</summary>
    public int FramesLeftOut { get; internal init; }

    /// <summary>Whether the file has no colour channels.</summary>
    internal bool IsGrey { get; init; }

    public bool HasAlpha => _frames[0].Alpha is not null;

    /// <summary>Whether the pixels have 16 bits a sample.</summary>
    public bool IsDeep => Frame is DeepPicture;

    /// <summary>The first frame as 8-bit RGB: the photo's own pixels when it has 8 bits, else a rounded copy.</summary>
    public Picture Picture => Frame as Picture ?? ((DeepPicture)Frame).ToPicture();

    internal PictureMetadata Metadata { get; }

    /// <summary>The file's own colour profile, when its pixels had to be converted from it.</summary>
    internal IccProfile? Profile =>
        _frames[0].Stored is null ? null : IccProfile.TryOpen(Metadata.Blob(PictureMetadata.Profile));

    internal IReadOnlyList<PhotoFrame> StoredFrames => _frames;

    /// <summary>Reads a picture file: upright by its EXIF orientation, in sRGB by its colour profile.</summary>
    /// <exception cref="PictureException">The file is missing, no picture, of a format not read, too large or damaged.</exception>
    public static Photo Load(string path, LoadLimits? limits = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        limits ??= LoadLimits.Default;
        return PhotoReader.Read(PictureBytes.Read(path, limits), path, limits);
    }

    /// <summary>Like <see cref="Load(string, LoadLimits?)"/>, from the bytes of a file.</summary>
    public static Photo Load(ReadOnlyMemory<byte> bytes, LoadLimits? limits = null)
    {
        limits ??= LoadLimits.Default;
        return bytes.Length > limits.MaxFileBytes
            ? throw PictureException.TooManyBytes("the picture", bytes.Length, limits.MaxFileBytes)
            : PhotoReader.Read(bytes, "the picture", limits);
    }

    /// <summary>A frame's opacity, 0 clear … 1 opaque; null when the file has no alpha. A copy: alpha is saved as it came.</summary>
    /// <param name="frame">0 … Frames.Count − 1.</param>
    public Plane? ReadAlpha(int frame = 0)
    {
        if (_frames[frame].Alpha is not { } alpha)
        {
            return null;
        }

        Plane plane = new(Size.Width, Size.Height);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.Samples[i] = alpha is ushort[] deep ? deep[i] / 65535f : ((byte[])alpha)[i] / 255f;
        }

        return plane;
    }

    /// <summary>A photo of pixels that come from no file.</summary>
    public static Photo Of(IFrame pixels) => new(PictureFormat.Png, [new() { Pixels = Own(pixels) }], PictureMetadata.None, null);

    /// <summary>An animation of pixels that come from no file; one delay a frame.</summary>
    public static Photo Of(IReadOnlyList<IFrame> frames, Animation animation)
    {
        if (frames.Count == 0 || frames.Count != animation.Delays.Count || frames.Any(frame => frame.Size != frames[0].Size))
        {
            throw new ArgumentException("An animation needs frames of one size and one delay for each.", nameof(frames));
        }

        return new(PictureFormat.WebP, [.. frames.Select(frame => new PhotoFrame { Pixels = Own(frame) })], PictureMetadata.None, animation);
    }

    /// <summary>This photo with another first frame.</summary>
    public Photo With(IFrame pixels) => With([pixels, .. Frames.Skip(1)]);

    /// <summary>This photo with other pixels, alpha, profile and metadata as they were.</summary>
    /// <param name="frames">As many as before, each of the same size.</param>
    public Photo With(IReadOnlyList<IFrame> frames)
    {
        if (frames.Count != Frames.Count || frames.Any(frame => frame.Size != Size))
        {
            throw new ArgumentException($"Expected {Frames.Count} frame(s) of {Size}.", nameof(frames));
        }

        return new(Format, [.. _frames.Zip(frames, (old, pixels) => old with { Pixels = Merge(old.Pixels, pixels) })], Metadata, Animation)
        {
            IsGrey = IsGrey,
            FramesLeftOut = FramesLeftOut,
        };
    }

    /// <summary>Whether a file of that format holds all frames, not the first alone.</summary>
    public bool IsHeldWholeBy(PictureFormat format) => Frames.Count == 1 || (Animation is null ? format.HoldsPages() : format.HoldsAnimation());

    /// <summary>Writes the file whole or not at all, in the format of the path's extension. A format that does not hold all frames gets the
    /// first; one without alpha gets white behind it; an 8-bit one gets rounded samples.</summary>
    /// <exception cref="OutputException">The path exists, has no known extension or cannot be written.</exception>
    public void Save(string path, SaveOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= SaveOptions.Default;
        PictureFormat format = PictureFormats.OfPath(path);
        PictureBytes.ThrowIfTaken(path, options.Overwrite); // before the work, not after
        PictureBytes.Write(path, Encode(format, options), options.Overwrite, options.MadeOf);
    }

    /// <summary>The bytes that <see cref="Save"/> writes.</summary>
    public byte[] Encode(PictureFormat format, SaveOptions? options = null) =>
        PhotoWriter.Encode(this, format, options ?? SaveOptions.Default);

    private static IFrame Own(IFrame pixels) =>
        pixels is Pixels.Picture or DeepPicture ? pixels : Pixels.Picture.From(pixels.Read(Region.Of(pixels.Size)));

    /// <summary>An 8-bit result of a 16-bit photo changes only the samples that differ in 8 bits.</summary>
    private static IFrame Merge(IFrame old, IFrame result)
    {
        result = Own(result);
        if (old is not DeepPicture deep || result is not Picture picture)
        {
            return result;
        }

        ushort[] rgb = GC.AllocateUninitializedArray<ushort>(deep.Rgb.Length);
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = DeepPicture.ToByte(deep.Rgb[i]) == picture.Rgb[i] ? deep.Rgb[i] : (ushort)(picture.Rgb[i] * 257);
        }

        return new DeepPicture(picture.Width, picture.Height, rgb);
    }
}
