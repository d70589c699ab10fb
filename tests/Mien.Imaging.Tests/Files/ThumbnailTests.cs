using System.Buffers.Binary;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

/// <summary>Thumbnails inside metadata still show the face that was swapped away: none may survive.</summary>
public sealed class ThumbnailTests
{
    private static readonly Picture Old = Scene.Picture(24, 16, seed: 5);
    private static readonly byte[] Plain = Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false });
    private static readonly byte[] Thumbnail = Photo.Of(Old).Encode(PictureFormat.Jpeg, new() { Mark = false });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Save_ExifThumbnail_IsGone(bool mark)
    {
        const int FirstDirectory = 8;
        const int SecondDirectory = FirstDirectory + 2 + 12 + 4;
        const int ThumbnailAt = SecondDirectory + 2 + 24 + 4;
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "II*\0"u8, FirstDirectory, 0, 0, 0,
            1, 0, .. Entry(0x0112, 3, 1), SecondDirectory, 0, 0, 0,
            2, 0, .. Entry(0x0201, 4, ThumbnailAt), .. Entry(0x0202, 4, Thumbnail.Length), 0, 0, 0, 0,
            .. Thumbnail,
        ];
        byte[] source = FileBytes.WithJpegSegment(Plain, exif);

        AssertGone(source, mark);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Save_PhotoshopThumbnail_IsGoneAndTheRestStays(bool mark)
    {
        byte[] blocks =
        [
            .. "Photoshop 3.0\0"u8, .. Block(0x0404, "\u001C\u0002\u0050\0\u0006Author"u8.ToArray()), .. Block(1036, Thumbnail), .. Block(0x040A, [1]),
        ];
        byte[] source = FileBytes.WithJpegSegment(Plain, blocks);
        source[3] = 0xED; // APP13

        byte[] saved = AssertGone(source, mark);

        Assert.True(saved.Contains("Author"));
        Assert.True(saved.AsSpan().IndexOf(Block(0x040A, [1])) > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Save_PictureInTheMakersNote_IsGoneWhateverIsKept(bool mark)
    {
        const int FirstDirectory = 8;
        const int OwnDirectory = FirstDirectory + 2 + 12 + 4;
        const int NoteAt = OwnDirectory + 2 + 12 + 4;
        byte[] note = Entry(0x927C, 7, NoteAt);
        BinaryPrimitives.WriteInt32LittleEndian(note.AsSpan(4), Thumbnail.Length);
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "II*\0"u8, FirstDirectory, 0, 0, 0,
            1, 0, .. Entry(0x8769, 4, OwnDirectory), 0, 0, 0, 0,
            1, 0, .. note, 0, 0, 0, 0,
            .. Thumbnail,
        ];

        AssertGone(FileBytes.WithJpegSegment(Plain, exif), mark, KeptMetadata.All);
    }

    [Fact]
    public void Save_XmpThumbnail_IsGone()
    {
        string packet = $"""
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Label="kept"><xmp:Thumbnails><rdf:Alt><rdf:li>
            {Convert.ToBase64String(Thumbnail)}</rdf:li></rdf:Alt></xmp:Thumbnails></rdf:Description></rdf:RDF></x:xmpmeta>
            """;

        byte[] saved = Photo.Load(FileBytes.WithXmp(Plain, packet)).Encode(PictureFormat.Jpeg);

        Assert.False(saved.Contains("Thumbnails"));
        Assert.True(saved.Contains("kept"));
    }

    private static byte[] AssertGone(byte[] source, bool mark, KeptMetadata kept = KeptMetadata.Usual)
    {
        // The entropy-coded tail is as good as a fingerprint; a common header would not be.
        byte[] fingerprint = Thumbnail[^40..];
        Assert.True(source.AsSpan().IndexOf(fingerprint) > 0);

        Photo photo = Photo.Load(source);

        Assert.All(Enum.GetValues<PictureFormat>(), format =>
            Assert.True(photo.Encode(format, new() { Mark = mark, Metadata = kept }).AsSpan().IndexOf(fingerprint) < 0, $"{format} still holds it"));
        return photo.Encode(PictureFormat.Jpeg, new() { Mark = mark });
    }

    private static byte[] Entry(int tag, int type, int value)
    {
        byte[] entry = new byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tag);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(2), (ushort)type);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), 1);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(8), value);
        return entry;
    }

    private static byte[] Block(int id, byte[] data)
    {
        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, data.Length);
        byte[] pad = new byte[data.Length % 2];
        return [.. "8BIM"u8, (byte)(id >> 8), (byte)id, 0, 0, .. size, .. data, .. pad];
    }
}
