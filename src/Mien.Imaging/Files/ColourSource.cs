using Mien.Imaging.Native;

namespace Mien.Imaging.Files;

/// <summary>A file's pixels as grey or RGB of 8 or 16 bits, with alpha or without, and the way from the file's colours to sRGB. Owns its image.</summary>
internal sealed class ColourSource : IDisposable
{
    private const int MostBands = 4;

    private readonly IccProfile? _profile;

    private ColourSource(VipsImage image, IccProfile? profile, bool keepsProfile)
    {
        Image = image;
        _profile = profile;
        KeepsProfile = keepsProfile;
    }

    /// <summary>Lazy; 1 band of grey or 3 of RGB, and one more with alpha.</summary>
    internal VipsImage Image { get; }

    /// <summary>Whether the file has no colour channels.</summary>
    internal bool IsGrey => Image.Bands < 3;

    /// <summary>Whether samples are ushort rather than byte.</summary>
    internal bool IsDeep => Image.Format == VipsBandFormat.UShort;

    /// <summary>Whether the file's colour profile describes <see cref="Image"/> and goes back into results.</summary>
    internal bool KeepsProfile { get; }

    internal static ColourSource Open(VipsImage file, byte[]? profileBytes)
    {
        bool isRgb = file.Bands >= 3
            && file.Interpretation is VipsInterpretation.Srgb or VipsInterpretation.Rgb or VipsInterpretation.Rgb16 or VipsInterpretation.Multiband
            && file.Format is VipsBandFormat.Byte or VipsBandFormat.UShort;
        if (!isRgb)
        {
            VipsImage converted = Converted(file, profileBytes);
            if (converted.Bands < 3)
            {
                converted.Dispose();
                throw new VipsException("colourspace", $"{file.Bands} bands of {file.Interpretation} are no colours");
            }

            bool isGrey = file.Interpretation is VipsInterpretation.Grey or VipsInterpretation.Grey16;
            return new(isGrey ? OneOfEqualBands(converted) : AtMostFourBands(converted), null, keepsProfile: false);
        }

        IccProfile? profile = IccProfile.TryOpen(profileBytes);
        return new(AtMostFourBands(file.Share()), profile is { IsSrgb: false } ? profile : null, keepsProfile: profile is not null);
    }

    /// <summary>sRGB of the file's RGB; the same array when the file is in sRGB.</summary>
    internal T[] ToWorking<T>(T[] rgb, int width, int height)
        where T : unmanaged =>
        _profile is null ? rgb : _profile.ToSrgb(rgb, width, height);

    public void Dispose() => Image.Dispose();

    /// <summary>TIFF may hold any number of further bands, of which only the first can be alpha.</summary>
    private static VipsImage AtMostFourBands(VipsImage image) => image.Bands <= MostBands ? image : Bands(image, 0, MostBands);

    /// <summary>The last colour and, behind it, alpha.</summary>
    private static VipsImage OneOfEqualBands(VipsImage rgb) => Bands(rgb, 2, Math.Min(rgb.Bands, MostBands) - 2);

    private static VipsImage Bands(VipsImage image, int first, int count)
    {
        using VipsOperation extract = new VipsOperation("extract_band").Owning(image);
        return extract.With("in", image).With("band", first).With("n", count).ToImage();
    }

    /// <summary>Grey, CMYK, Lab, float samples and the rest as sRGB, through the embedded profile where there is a usable one.</summary>
    private static VipsImage Converted(VipsImage file, byte[]? profileBytes)
    {
        bool isDeep = file.Format != VipsBandFormat.Byte;
        if (profileBytes is not null && file.Format is VipsBandFormat.Byte or VipsBandFormat.UShort)
        {
            try
            {
                return IccProfile.Transform(file, isDeep);
            }
            catch (VipsException)
            {
                // A profile that does not fit the picture: read it as if there were none.
            }
        }

        using VipsOperation convert = new("colourspace");
        return convert
            .With("in", file)
            .With("space", (int)(isDeep ? VipsInterpretation.Rgb16 : VipsInterpretation.Srgb))
            .ToImage();
    }
}
