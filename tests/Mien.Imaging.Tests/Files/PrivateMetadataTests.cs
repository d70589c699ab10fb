using System.Buffers.Binary;
using System.Text;
using Mien.Imaging.Files;

namespace Mien.Imaging.Tests.Files;

/// <summary>Place, serial numbers and owner of the camera go into a result only if all metadata are asked for.</summary>
public sealed class PrivateMetadataTests
{
    private const string Secret = "SECRET";
    private static readonly byte[] Plain = Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false });

    public static TheoryData<PictureFormat> Formats => [.. Enum.GetValues<PictureFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Save_Exif_TellsNoPlaceOrCamera(PictureFormat format)
    {
        Photo photo = Photo.Load(FileBytes.WithJpegSegment(Plain, Exif()));

        byte[] saved = photo.Encode(format);

        Assert.False(saved.Contains(Secret));
        Assert.False(saved.Contains("WGS-84"));
        Assert.Equal(format is not (PictureFormat.Tiff or PictureFormat.Gif), saved.Contains("Model 7") && saved.Contains("2020:01:02"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Save_Xmp_TellsNoPlaceOrCamera(PictureFormat format)
    {
        const string Packet = $"""
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
             xmlns:exifEX="http://cipa.jp/exif/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
             xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:drone-dji="http://www.dji.com/drone-dji/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
             exif:GPSLatitude="{Secret}" aux:SerialNumber="{Secret}" xmpMM:DocumentID="{Secret}" xmpMM:OriginalDocumentID="{Secret}" xmpMM:InstanceID="{Secret}" photoshop:City="{Secret}" photoshop:Credit="kept credit" drone-dji:RelativeAltitude="{Secret}">
            <aux:LensSerialNumber>{Secret}</aux:LensSerialNumber><exifEX:BodySerialNumber>{Secret}</exifEX:BodySerialNumber><aux:OwnerName>{Secret}</aux:OwnerName>
            <photoshop:Country>{Secret}</photoshop:Country><Iptc4xmpCore:Location>{Secret}</Iptc4xmpCore:Location><Iptc4xmpCore:CountryCode>{Secret}</Iptc4xmpCore:CountryCode>
            <Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:Sublocation>{Secret}</Iptc4xmpExt:Sublocation></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">kept title</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
            """;

        byte[] saved = Photo.Load(FileBytes.WithXmp(Plain, Packet)).Encode(format);

        Assert.False(saved.Contains(Secret));
        Assert.True(saved.Contains("kept title") && saved.Contains("kept credit"));
    }

    [Fact]
    public void Save_Iptc_TellsNoPlace()
    {
        byte[] records =
        [
            .. Record(90, Secret), .. Record(80, "Author"), .. Record(92, Secret), .. Record(95, Secret), .. Record(100, Secret), .. Record(101, Secret),
            .. Record(26, Secret), .. Record(27, Secret), .. Record(120, "Caption"),
        ];
        byte[] source = FileBytes.WithJpegSegment(Plain, [.. "Photoshop 3.0\0"u8, .. Block(1028, records), .. Block(1061, [.. "digest of it all"u8]), .. Block(0x040A, [1])]);
        source[3] = 0xED; // APP13

        byte[] saved = Photo.Load(source).Encode(PictureFormat.Jpeg);

        Assert.False(saved.Contains(Secret) || saved.Contains("digest"));
        Assert.True(saved.AsSpan().IndexOf([.. Record(80, "Author"), .. Record(120, "Caption")]) > 0);
        Assert.True(saved.AsSpan().IndexOf(Block(0x040A, [1])) > 0);
    }

    [Fact]
    public void Save_PngTexts_TellNoPlace()
    {
        byte[] png = Photo.Of(Scene.Picture()).Encode(PictureFormat.Png, new() { Mark = false });
        png = FileBytes.WithPngChunk(png, "tEXt", [.. "exif:GPSLatitude\0"u8, .. "48/1, 6/1"u8]);
        png = FileBytes.WithPngChunk(png, "tEXt", [.. "Raw profile type exif\0"u8, .. "45786966"u8]);
        png = FileBytes.WithPngChunk(png, "tEXt", [.. "Title\0A quiet day"u8]);

        byte[] saved = Photo.Load(png).Encode(PictureFormat.Png);

        Assert.False(saved.Contains("GPSLatitude") || saved.Contains("Raw profile"));
        Assert.True(saved.Contains("Title\0"));
    }

    [Fact]
    public void Save_AllMetadata_KeepsThem()
    {
        byte[] saved = Photo.Load(FileBytes.WithJpegSegment(Plain, Exif())).Encode(PictureFormat.Jpeg, new() { Metadata = KeptMetadata.All });

        Assert.True(saved.Contains("WGS-84") && saved.Contains(Secret));
    }

    /// <summary>A directory, EXIF's own, and the place's, as cameras write them.</summary>
    private static byte[] Exif()
    {
        List<(int Tag, int Type, byte[] Value)> place = [(0x0012, 2, Text("WGS-84")), (0x001D, 2, Text(Secret))];
        List<(int Tag, int Type, byte[] Value)> own =
        [
            (0x9003, 2, Text("2020:01:02 03:04:05")), (0x927C, 7, Text(Secret + " maker")), (0xA420, 2, Text(Secret + " shot")), (0xA430, 2, Text(Secret + " owner")),
            (0xA431, 2, Text(Secret + " body")), (0xA435, 2, Text(Secret + " lens")),
        ];
        List<(int Tag, int Type, byte[] Value)> first = [(0x0110, 2, Text("Model 7")), (0x8769, 4, new byte[4]), (0x8825, 4, new byte[4]), (0xC62F, 2, Text(Secret + " DNG"))];
        int ownAt = 8 + Directory(first, 8).Length;
        int placeAt = ownAt + Directory(own, ownAt).Length;
        first[1] = (0x8769, 4, BitConverter.GetBytes(ownAt));
        first[2] = (0x8825, 4, BitConverter.GetBytes(placeAt));
        return [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, .. Directory(first, 8), .. Directory(own, ownAt), .. Directory(place, placeAt)];

        static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), 0];
    }

    private static byte[] Directory(List<(int Tag, int Type, byte[] Value)> entries, int at)
    {
        List<byte> table = [(byte)entries.Count, 0];
        List<byte> values = [];
        int valuesAt = at + 2 + (entries.Count * 12) + 4;
        foreach ((int tag, int type, byte[] value) in entries)
        {
            byte[] entry = new byte[12];
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(2), (ushort)type);
            BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), type == 4 ? 1 : value.Length);
            if (value.Length <= 4)
            {
                value.CopyTo(entry, 8);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(8), valuesAt + values.Count);
                values.AddRange(value);
            }

            table.AddRange(entry);
        }

        return [.. table, 0, 0, 0, 0, .. values];
    }

    private static byte[] Record(byte number, string text) => [0x1C, 2, number, 0, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Block(int id, byte[] data) =>
        [.. "8BIM"u8, (byte)(id >> 8), (byte)id, 0, 0, 0, 0, (byte)(data.Length >> 8), (byte)data.Length, .. data, .. new byte[data.Length % 2]];
}
