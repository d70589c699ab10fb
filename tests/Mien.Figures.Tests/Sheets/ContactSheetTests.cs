using Mien.Figures.Drawing;
using Mien.Figures.Sheets;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Xunit;

namespace Mien.Figures.Tests.Sheets;

public sealed class ContactSheetTests
{
    [Fact]
    public void Draw_WideAndTallPictures_KeepTheirShapeAndStandOnOneFloor()
    {
        ContactSheet sheet = new() { WidthPx = 400, TilePx = new(100, 100), Tiles = [Of(300, 150, 0), Of(150, 300, 1)] };
        Picture picture = sheet.Draw();
        Region wide = Seen(picture, 0);
        Region tall = Seen(picture, 1);
        Assert.Equal(new Size(100, 50), wide.Size);
        Assert.Equal(new Size(50, 100), tall.Size);
        Assert.Equal(wide.Bottom, tall.Bottom);
    }

    [Fact]
    public void Draw_MoreThanFitInARow_GoesOnBelow()
    {
        ContactSheet sheet = new() { WidthPx = 280, TilePx = new(100, 100), Tiles = [Of(9, 9, 0), Of(9, 9, 1), Of(9, 9, 2)] };
        Picture picture = sheet.Draw();
        Assert.Equal(280, picture.Width);
        Assert.Equal(Seen(picture, 0).Y, Seen(picture, 1).Y);
        Assert.Equal(Seen(picture, 0).X, Seen(picture, 2).X);
        Assert.True(Seen(picture, 2).Y > Seen(picture, 0).Bottom);
    }

    [Fact]
    public void Draw_Frame_LiesInsideThePicturesEdge()
    {
        Tile tile = Of(50, 50, 0) with { Frame = new Ink(0, 0, 255) };
        Picture picture = new ContactSheet { WidthPx = 200, TilePx = new(100, 100), Tiles = [tile] }.Draw();
        Assert.Equal(new Size(100, 100), Seen(picture, 2).Size);
        Assert.Equal(new Size(94, 94), Seen(picture, 0).Size);
    }

    [Fact]
    public void Draw_LongCaption_StaysBelowItsTile()
    {
        ContactSheet sheet = new() { WidthPx = 600, TilePx = new(100, 100), Tiles = [Of(9, 9, 0) with { Caption = [new('m', 90)] }] };
        Picture picture = sheet.Draw();
        Region tile = Seen(picture, 0);
        Region text = SeenWhere(picture, rgb => rgb[0] < 120 && rgb[1] < 120);
        Assert.InRange(text.Right, tile.X + 50, tile.Right + 1);
        Assert.True(text.Y > tile.Bottom);
        Assert.True(text.Bottom < picture.Height - 5);
    }

    [Fact]
    public void Draw_Twice_GivesTheSameBytes_AndNoTilesAreASheetToo()
    {
        ContactSheet sheet = new() { Title = "People", Tiles = [Of(30, 20, 0) with { Caption = ["Anna", "0:00–0:31"] }] };
        Assert.Equal(sheet.Draw().Rgb, sheet.Draw().Rgb);
        Assert.Equal(1200, (sheet with { Tiles = [] }).Draw().Width);
    }

    /// <summary>A picture of which only one channel is bright.</summary>
    private static Tile Of(int width, int height, int channel)
    {
        Picture picture = new(width, height);
        for (int i = channel; i < picture.Rgb.Length; i += 3)
        {
            picture.Rgb[i] = 255;
        }

        return new() { Picture = picture };
    }

    private static Region Seen(Picture picture, int channel) =>
        SeenWhere(picture, rgb => rgb[channel] > 250 && rgb[(channel + 1) % 3] < 5 && rgb[(channel + 2) % 3] < 5);

    private static Region SeenWhere(Picture picture, Func<byte[], bool> isMeant)
    {
        int[] pixels = [.. Enumerable.Range(0, picture.Width * picture.Height).Where(i => isMeant(picture.Rgb[(3 * i)..((3 * i) + 3)]))];
        int left = pixels.Min(i => i % picture.Width);
        int top = pixels.Min(i => i / picture.Width);
        return new(left, top, pixels.Max(i => i % picture.Width) - left + 1, pixels.Max(i => i / picture.Width) - top + 1);
    }
}
