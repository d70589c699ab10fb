namespace Mien.Imaging.Native;

/// <summary>libvips' sample types that Mien names.</summary>
internal enum VipsBandFormat
{
    Byte = 0,
    UShort = 2,
}
