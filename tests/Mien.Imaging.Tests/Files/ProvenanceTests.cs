using System.IO.Compression;
using System.Text;
using Mien.Imaging.Files;

namespace Mien.Imaging.Tests.Files;

public sealed class ProvenanceTests
{
    private const string Packet = """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Camera 7">
        <dc:rights>Somebody &amp; Co</dc:rights></rdf:Description>
        <rdf:Description rdf:about="" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/>
        </rdf:RDF></x:xmpmeta>
        """;

    public static TheoryData<PictureFormat> Formats => [.. Enum.GetValues<PictureFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Save_ByDefault_IsMarked(PictureFormat format)
    {
        byte[] saved = Photo.Of(Scene.Picture()).Encode(format);

        ProvenanceMark mark = ProvenanceMark.Read(Photo.Load(saved));
        Assert.True(mark.IsComposite);
        Assert.Matches(@"^Mien \d+\.\d+\.\d+$", mark.Software);
        // Other programs look for the packet as plain text.
        Assert.True(saved.Contains(ProvenanceMark.CompositeWithTrainedAlgorithmicMedia));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Save_MarkOff_SaysNothing(PictureFormat format)
    {
        byte[] saved = Photo.Of(Scene.Picture()).Encode(format, new() { Mark = false });

        Assert.Equal(new ProvenanceMark(), ProvenanceMark.Read(Photo.Load(saved)));
        Assert.False(saved.Contains("Mien"));
        Assert.False(saved.Contains("Exif\0") || saved.Contains("eXIf") || saved.Contains("EXIF"));
    }

    /// <summary>Prefixes are only abbreviations: a packet may use the usual ones for other namespaces.</summary>
    [Theory]
    [InlineData("xmlns:xmp='urn:other' xmlns:Iptc4xmpExt='urn:another' xmp:Mood='kept'")]
    [InlineData("xmlns:Iptc4xmpExt='urn:another' xmlns:Iptc4xmpExt2='urn:third' Iptc4xmpExt2:Mood='kept'")]
    public void Save_UsualPrefixTakenByAnotherNamespace_IsMarkedAndKeepsIt(string declarations)
    {
        string packet = $"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' {declarations}/></rdf:RDF></x:xmpmeta>";
        byte[] source = FileBytes.WithXmp(Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false }), packet);

        byte[] saved = Photo.Load(source).Encode(PictureFormat.Png);

        Assert.True(ProvenanceMark.Read(Photo.Load(saved)).IsComposite);
        Assert.True(saved.Contains("urn:another") && saved.Contains(":Mood=\"kept\""));
    }

    /// <summary>EXIF names the program as a block and as a field, which are written one after the other; which is first depended on the process's seed of hashes, so this failed every second run.</summary>
    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.WebP)]
    public void Save_ExifNamesAnotherProgram_NamesThisOneInstead(PictureFormat format)
    {
        byte[] exif =
        [
            .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0,
            0x31, 0x01, 2, 0, 12, 0, 0, 0, 26, 0, 0, 0, // Software, ASCII, 12 bytes at 26
            0, 0, 0, 0, .. "Old program\0"u8,
        ];
        Photo photo = Photo.Load(FileBytes.WithJpegSegment(Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false }), exif));
        Assert.Equal("Old program", ProvenanceMark.Read(photo).Software);

        byte[] saved = photo.Encode(format);

        Assert.False(saved.Contains("Old program"));
        Assert.True(saved.Contains(ProvenanceMark.ThisSoftware));
    }

    /// <summary>A packet may grow as it is written, beyond what a JPEG holds.</summary>
    [Theory]
    [InlineData(4_450)]
    [InlineData(4_700)]
    [InlineData(4_900)]
    [InlineData(5_200)]
    public void Save_XmpThatFillsAJpeg_IsMarked(int siblings)
    {
        string packet = $"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{string.Concat(Enumerable.Repeat("<aaa b='1'/>", siblings))}</x:xmpmeta>";
        byte[] source = PngXmp.Insert(Photo.Of(Scene.Picture()).Encode(PictureFormat.Png, new() { Mark = false }), Encoding.UTF8.GetBytes(packet));

        Assert.True(ProvenanceMark.Read(Photo.Load(Photo.Load(source).Encode(PictureFormat.Jpeg))).IsComposite);
    }

    [Fact]
    public void OfXmp_ElementsNestedAHundredThousandDeep_SaysNothingAtOnce()
    {
        string nested = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        TimeSpan before = Environment.CpuUsage.TotalTime;

        Assert.Equal(new ProvenanceMark(), ProvenanceMark.OfXmp(Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{nested}</x:xmpmeta>")));

        Assert.InRange((Environment.CpuUsage.TotalTime - before).TotalSeconds, 0, 5); // it was minutes; other tests run beside this one
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Save_OtherXmp_IsKeptBesideTheMark(PictureFormat format)
    {
        byte[] source = FileBytes.WithXmp(Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false }), Packet);
        ProvenanceMark before = ProvenanceMark.Read(Photo.Load(source));
        Assert.Equal("Camera 7", before.Software);
        Assert.EndsWith("digitalCapture", before.DigitalSourceType, StringComparison.Ordinal);

        byte[] saved = Photo.Load(source).Encode(format);

        ProvenanceMark after = ProvenanceMark.Read(Photo.Load(saved));
        Assert.True(after.IsComposite);
        Assert.Equal(ProvenanceMark.ThisSoftware, after.Software);
        Assert.True(saved.Contains("Somebody &amp; Co"));
        Assert.False(saved.Contains("digitalCapture"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Save_MarkOff_LeavesXmpAsItCame(PictureFormat format)
    {
        byte[] source = FileBytes.WithXmp(Photo.Of(Scene.Picture()).Encode(PictureFormat.Png, new() { Mark = false }), Packet);

        byte[] saved = Photo.Load(source).Encode(format, new() { Mark = false });

        Assert.True(saved.Contains(Packet.Replace("\r", string.Empty, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Avif)]
    public void Save_Exif_IsKeptAndNamesTheProgram(PictureFormat format)
    {
        byte[] source = FileBytes.WithExif(Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false }), 1);

        byte[] saved = Photo.Load(source).Encode(format);

        Assert.True(saved.Contains("Test\0"));
        Assert.True(saved.Contains(ProvenanceMark.ThisSoftware + "\0"));
    }

    [Fact]
    public void Save_MetadataNone_KeepsOnlyTheMark()
    {
        byte[] plain = Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false });
        Photo photo = Photo.Load(FileBytes.WithXmp(FileBytes.WithExif(plain, 1), Packet));

        byte[] saved = photo.Encode(PictureFormat.Jpeg, new() { Metadata = KeptMetadata.None });

        Assert.False(saved.Contains("Somebody"));
        Assert.False(saved.Contains("Test\0"));
        Assert.True(ProvenanceMark.Read(Photo.Load(saved)).IsComposite);
    }

    [Fact]
    public void Save_PngText_IsKept()
    {
        byte[] png = FileBytes.WithPngChunk(
            Photo.Of(Scene.Picture()).Encode(PictureFormat.Png), "tEXt", [.. "Title\0A quiet day"u8]);

        byte[] saved = Photo.Load(png).Encode(PictureFormat.Png);

        // libvips may turn tEXt into zTXt: read it as the specification says.
        int at = saved.AsSpan().IndexOf("Title\0\0"u8);
        Assert.True(at > 0);
        using ZLibStream text = new(new MemoryStream(saved[(at + 7)..]), CompressionMode.Decompress);
        byte[] title = new byte["A quiet day".Length];
        text.ReadExactly(title);
        Assert.Equal("A quiet day", Encoding.ASCII.GetString(title));
    }

    [Theory]
    [InlineData("<x:xmpmeta xmlns:x='adobe:ns:meta/'><broken")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'bbbb'>]><a>&b;</a>")]
    [InlineData("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/><?xpacket end='w'?>   ")]
    public void Save_OddXmp_IsMarkedAllTheSame(string packet)
    {
        byte[] source = FileBytes.WithXmp(Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false }), packet);

        Assert.True(ProvenanceMark.Read(Photo.Load(source).Again(PictureFormat.Jpeg)).IsComposite);
    }

    [Fact]
    public void Save_XmpTooLongForJpeg_IsMarkedAllTheSame()
    {
        byte[] source = FileBytes.WithXmp(
            Photo.Of(Scene.Picture()).Encode(PictureFormat.Png, new() { Mark = false }),
            Packet.Replace("Somebody", new string('s', 100_000), StringComparison.Ordinal));

        Assert.True(ProvenanceMark.Read(Photo.Load(source).Again(PictureFormat.Jpeg)).IsComposite);
        Assert.True(ProvenanceMark.Read(Photo.Load(source).Again(PictureFormat.Png)).IsComposite);
    }
}
