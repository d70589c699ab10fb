using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

public sealed class OrientationTests
{
    public static TheoryData<int> All => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(All))]
    public void Load_EveryOrientation_StandsUpright(int orientation)
    {
        Picture upright = Scene.Picture(31, 17);
        Picture stored = Turned(upright, orientation);

        Photo photo = Photo.Load(FileBytes.WithExif(Photo.Of(stored).Encode(PictureFormat.Png), orientation));

        Assert.Equal(upright.Size, photo.Size);
        Assert.Equal(upright.Rgb, photo.Picture.Rgb);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Save_AfterTurning_IsNotTurnedAgain(int orientation)
    {
        Photo photo = Photo.Load(FileBytes.WithExif(Photo.Of(Scene.Picture(31, 17)).Encode(PictureFormat.Jpeg), orientation));

        foreach (PictureFormat format in Enum.GetValues<PictureFormat>())
        {
            Photo again = photo.Again(format);
            Assert.Equal(photo.Size, again.Size);
            Assert.InRange(Scene.Psnr(photo.Picture, again.Picture), 26, double.PositiveInfinity);
        }
    }

    [Fact]
    public void Save_XmpWithOrientation_SaysUpright()
    {
        const string Packet = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>
            """;
        byte[] jpeg = FileBytes.WithXmp(FileBytes.WithExif(Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false }), 6), Packet);

        byte[] saved = Photo.Load(jpeg).Encode(PictureFormat.Jpeg, new() { Mark = false });

        Assert.False(saved.Contains("Orientation=\"6\""));
        Assert.True(saved.Contains("<tiff:Orientation>1<"));
    }

    /// <summary>How a camera that is held in this orientation stores the upright picture (EXIF 2.32, tag 274), pixel by pixel.</summary>
    private static Picture Turned(Picture upright, int orientation)
    {
        bool lies = orientation >= 5;
        Picture stored = new(lies ? upright.Height : upright.Width, lies ? upright.Width : upright.Height);
        for (int y = 0; y < upright.Height; y++)
        {
            for (int x = 0; x < upright.Width; x++)
            {
                (int column, int row) = orientation switch
                {
                    1 => (x, y),
                    2 => (stored.Width - 1 - x, y),
                    3 => (stored.Width - 1 - x, stored.Height - 1 - y),
                    4 => (x, stored.Height - 1 - y),
                    5 => (y, x),
                    6 => (y, stored.Height - 1 - x),
                    7 => (stored.Width - 1 - y, stored.Height - 1 - x),
                    _ => (stored.Width - 1 - y, x),
                };
                upright.Rgb.AsSpan(((y * upright.Width) + x) * 3, 3).CopyTo(stored.Rgb.AsSpan(((row * stored.Width) + column) * 3));
            }
        }

        return stored;
    }
}
