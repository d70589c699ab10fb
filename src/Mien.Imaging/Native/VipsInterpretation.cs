namespace Mien.Imaging.Native;

/// <summary>libvips' colour spaces that Mien names.</summary>
internal enum VipsInterpretation
{
    Multiband = 0,
    Grey = 1,
    Cmyk = 15,
    Rgb = 17,
    Srgb = 22,
    Rgb16 = 25,
    Grey16 = 26,
}
