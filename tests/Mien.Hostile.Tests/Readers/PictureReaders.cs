using System.Text;
using Mien.Hostile.Tests.Mutations;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Hostile.Tests.Readers;

/// <summary>Pictures and what they say beside their pixels.</summary>
internal static class PictureReaders
{
    /// <summary>Limits have tests of their own; here a damaged header must not make every input a large one.</summary>
    private static readonly LoadLimits s_limits = new() { MaxPixels = 1_000_000, MaxSide = 4096 };

    public static IEnumerable<ForeignReader> All() =>
    [
        new()
        {
            Name = "pictures",
            Seeds = [.. Enum.GetValues<PictureFormat>().Select(format => Still().Encode(format)), Moving().Encode(PictureFormat.Gif), Moving().Encode(PictureFormat.WebP)],
            Mutator = ChunkMutations.Picture,
            Share = 4,
            Read = bytes => Use(Photo.Load(bytes, s_limits)),
            Covers = ["Photo.Load"],
        },
        new()
        {
            Name = "picture files",
            Seeds = [Still().Encode(PictureFormat.Png), Moving().Encode(PictureFormat.Gif)],
            Mutator = ChunkMutations.Picture,
            Read = ForeignReader.OfFile("picture.png", path =>
            {
                PictureProbe.FormatOf(path);
                PictureProbe.FirstBytes(path);
                PictureProbe.CountFrames(path);
                Photo.Load(path, s_limits);
            }),
            Covers = ["PictureProbe.CountFrames", "PictureFile.Load"],
        },
        new()
        {
            Name = "XMP",
            Seeds = [ProvenanceMark.NewXmp(), Packet()],
            Mutator = XmlMutations.Mutate,
            Share = 2,
            Read = bytes =>
            {
                ProvenanceMark.OfXmp(bytes);
                Use(Photo.Load(PngXmp.Insert(s_plain, bytes), s_limits));
            },
            Covers = ["ProvenanceMark.OfXmp", "ProvenanceMark.Read"],
        },
    ];

    private static readonly byte[] s_plain = Photo.Of(Scene(7)).Encode(PictureFormat.Png, new() { Mark = false });

    /// <summary>Says it is a swap, as every result does: that reads, marks and writes all there is.</summary>
    private static void Use(Photo photo)
    {
        ProvenanceMark.Read(photo);
        Photo again = Photo.Load(photo.Encode(PictureFormat.Jpeg));
        if (!ProvenanceMark.Read(again).IsComposite)
        {
            throw new InvalidOperationException("a result without its mark");
        }
    }

    private static Photo Still() => Photo.Of(Scene(1));

    private static Photo Moving() => Photo.Of(
        [Scene(1), Scene(2), Scene(3)], new() { Delays = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(40), 3)], LoopCount = 2 });

    private static Picture Scene(int seed)
    {
        Picture picture = new(40, 30);
        Random random = new(seed);
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            picture.Rgb[i] = (byte)((i / 3) + random.Next(40));
        }

        return picture;
    }

    private static byte[] Packet() => Encoding.UTF8.GetBytes(
        """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6" xmp:CreatorTool="a camera">
        <xmp:Thumbnails><rdf:Alt><rdf:li rdf:parseType="Resource">picture</rdf:li></rdf:Alt></xmp:Thumbnails>
        </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
        """);
}
