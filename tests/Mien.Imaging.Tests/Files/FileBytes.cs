using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Mien.Imaging.Tests.Files;

/// <summary>Parts of picture files written by hand, so that the reader is not tested with its own writer.</summary>
internal static class FileBytes
{
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>EXIF with an orientation and the camera maker "Test".</summary>
    internal static byte[] Exif(int orientation) =>
    [
        .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x0F, 0x01, 2, 0, 5, 0, 0, 0, 38, 0, 0, 0, // Make, ASCII, 5 bytes at 38
        0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, // Orientation, SHORT
        0, 0, 0, 0, .. "Test\0"u8, 0,
    ];

    internal static byte[] WithExif(byte[] jpegOrPng, int orientation) => jpegOrPng[0] == 0xFF
        ? WithJpegSegment(jpegOrPng, [.. "Exif\0\0"u8, .. Exif(orientation)])
        : WithPngChunk(jpegOrPng, "eXIf", Exif(orientation));

    internal static byte[] WithXmp(byte[] jpegOrPng, string packet) => jpegOrPng[0] == 0xFF
        ? WithJpegSegment(jpegOrPng, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(packet)])
        : WithPngChunk(jpegOrPng, "iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes(packet)]);

    internal static byte[] WithProfile(byte[] png, byte[] profile) =>
        WithPngChunk(png, "iCCP", [.. "test\0\0"u8, .. Deflate(profile)]);

    internal static byte[] WithJpegSegment(byte[] jpeg, byte[] content)
    {
        int length = content.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. content, .. jpeg[2..]];
    }

    /// <summary>Puts a chunk straight behind the header chunk.</summary>
    internal static byte[] WithPngChunk(byte[] png, string type, byte[] content) =>
        [.. png[..33], .. PngChunk(type, content), .. png[33..]];

    /// <summary>A PNG of any claimed size whose data are <paramref name="data"/>, compressed.</summary>
    internal static byte[] Png(int width, int height, byte bitDepth, byte colourType, byte[] data)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = bitDepth;
        header[9] = colourType;
        return [.. PngSignature, .. PngChunk("IHDR", header), .. PngChunk("IDAT", Deflate(data)), .. PngChunk("IEND", [])];
    }

    internal static byte[] PngChunk(string type, byte[] content)
    {
        byte[] chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(chunk, 4);
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), Crc(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }

    internal static bool Contains(this byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static byte[] Deflate(byte[] data)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
