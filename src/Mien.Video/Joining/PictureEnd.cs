using System.Buffers.Binary;

namespace Mien.Video.Joining;

/// <summary>Whether pictures that FFmpeg wrote are whole: it does not say so when the disk takes no more of a picture's last bytes.</summary>
/// <remarks>Sources: the end marks of GIF, PNG and JPEG, the lengths that RIFF (WebP) and BMP files tell, the place of a TIFF's directory.</remarks>
internal static class PictureEnd
{
    private const int TiffEntryBytes = 12, TiffCountBytes = 2, TiffNextBytes = 4;

    /// <returns>Of an unknown kind of file: whether there is anything.</returns>
    internal static bool IsThere(ReadOnlySpan<byte> file) =>
        file.StartsWith("GIF8"u8) ? file[^1] == 0x3B :
        file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? file.Length > 12 && file[^8..^4].SequenceEqual("IEND"u8) :
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? file.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]) :
        file.StartsWith("RIFF"u8) ? file.Length >= 8 && file.Length >= BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L :
        file.StartsWith("BM"u8) ? file.Length >= 6 && file.Length >= BinaryPrimitives.ReadUInt32LittleEndian(file[2..]) :
        file.StartsWith("II*\0"u8) ? HasDirectory(file) :
        file.Length > 0;

    private static bool HasDirectory(ReadOnlySpan<byte> tiff)
    {
        long place = tiff.Length >= 8 ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : long.MaxValue;
        return place <= tiff.Length - TiffCountBytes
            && place + TiffCountBytes + (TiffEntryBytes * (long)BinaryPrimitives.ReadUInt16LittleEndian(tiff[(int)place..])) + TiffNextBytes <= tiff.Length;
    }
}
