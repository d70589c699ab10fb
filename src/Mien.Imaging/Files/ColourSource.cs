using Mien.Imaging.Native;
using NetVips;

namespace Mien.Imaging.Files;

/// <summary>A file's pixels as grey or RGB of 8 or 16 bits, with alpha or without, and the way from the file's colours to sRGB. Owns its image.</summary>
internal sealed class ColourSource : IDisposable
{
    private const int MostBands = 4;

    private readonly IccProfile? _profile;

    private ColourSource(Image image, IccProfile? profile, bool keepsProfile)
    {
        Image = image;
        _profile = profile;
        KeepsProfile = keepsProfile;
    }

    /// <summary>Lazy; 1 band of grey or 3 of RGB, and one more with alpha.</summary>
    internal Image Image { get; }

    /// <summary>Whether the file has no colour channels.</summary>
    internal bool IsGrey => Image.Bands < 3;

    /// <summary>Whether samples are ushort rather than byte.</summary>
    internal bool IsDeep => Image.Format == Enums.BandFormat.Ushort;

    /// <summary>Whether the file's colour profile describes <see cref="Image"/> and goes back into results.</summary>
    internal bool KeepsProfile { get; }

    internal static ColourSource Open(Image file, byte[]? profileBytes)
    {
        bool isRgb = file.Bands >= 3
            && file.Interpretation is Enums.Interpretation.Srgb or Enums.Interpretation.Rgb or Enums.Interpretation.Rgb16 or Enums.Interpretation.Multiband
            && file.Format is Enums.BandFormat.Uchar or Enums.BandFormat.Ushort;
        if (!isRgb)
        {
            Image converted = Converted(file, profileBytes);
            if (converted.Bands < 3)
            {
                converted.Dispose();
                throw new InvalidDataException($"{file.Bands} bands of {file.Interpretation} are no colours");
            }

            bool isGrey = file.Interpretation is Enums.Interpretation.Bw or Enums.Interpretation.Grey16;
            return new(isGrey ? OneOfEqualBands(converted) : AtMostFourBands(converted), null, keepsProfile: false);
        }

        IccProfile? profile = IccProfile.TryOpen(profileBytes);
        return new(AtMostFourBands(file.Copy()), profile is { IsSrgb: false } ? profile : null, keepsProfile: profile is not null);
    }

    /// <summary>sRGB of the file's RGB; the same array when the file is in sRGB.</summary>
    internal T[] ToWorking<T>(T[] rgb, int width, int height)
        where T : unmanaged =>
        _profile is null ? rgb : _profile.ToSrgb(rgb, width, height);

    public void Dispose() => Image.Dispose();

    /// <summary>TIFF may hold any number of further bands, of which only the first can be alpha.</summary>
    private static Image AtMostFourBands(Image image) => image.Bands <= MostBands ? image : Bands(image, 0, MostBands);

    /// <summary>The last colour and, behind it, alpha.</summary>
    private static Image OneOfEqualBands(Image rgb) => Bands(rgb, 2, Math.Min(rgb.Bands, MostBands) - 2);

    private static Image Bands(Image image, int first, int count)
    {
        using (image)
        {
            return image.ExtractBand(first, n: count);
        }
    }

    /// <summary>Grey, CMYK, Lab, float samples and the rest as sRGB, through the embedded profile where there is a usable one.</summary>
    private static Image Converted(Image file, byte[]? profileBytes)
    {
        bool isDeep = file.Format != Enums.BandFormat.Uchar;
        if (profileBytes is not null && file.Format is Enums.BandFormat.Uchar or Enums.BandFormat.Ushort)
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

        return file.Colourspace(isDeep ? Enums.Interpretation.Rgb16 : Enums.Interpretation.Srgb);
    }
}
