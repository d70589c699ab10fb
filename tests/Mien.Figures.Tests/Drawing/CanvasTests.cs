using System.Numerics;
using Mien.Figures.Drawing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Xunit;

namespace Mien.Figures.Tests.Drawing;

public sealed class CanvasTests
{
    private static readonly Size s_size = new(60, 40);

    [Fact]
    public void Line_OfOnePixelOnARow_FillsThatRowAlone()
    {
        Canvas canvas = Canvas.Of(s_size, Ink.White);
        canvas.Line(new(5, 7), new(50, 7), 1, Ink.Black);
        for (int x = 6; x < 50; x++)
        {
            Assert.Equal((255, 0, 255), (Red(canvas, x, 6), Red(canvas, x, 7), Red(canvas, x, 8)));
        }

        Assert.Equal(255, Red(canvas, 3, 7));
        Assert.Equal(255, Red(canvas, 52, 7));
    }

    [Fact]
    public void Fill_EdgesWithinPixels_CoverThemInPart()
    {
        Canvas canvas = Canvas.Of(s_size, Ink.White);
        canvas.Fill(new Box(10, 10, 4, 3), Ink.Black);
        Assert.InRange(Red(canvas, 10, 10), 190, 192);
        Assert.InRange(Red(canvas, 12, 10), 127, 128);
        Assert.Equal(0, Red(canvas, 12, 12));
        Assert.InRange(Red(canvas, 14, 12), 127, 128);
        Assert.Equal(255, Red(canvas, 15, 12));
    }

    [Fact]
    public void Line_AnyDirection_EqualsManyPointsPerPixel()
    {
        Random random = new(3);
        for (int trial = 0; trial < 30; trial++)
        {
            (Vector2 from, Vector2 to) = (Place(random), Place(random));
            float width = 1 + (random.NextSingle() * 6);
            Canvas canvas = Canvas.Of(s_size, Ink.Black);
            canvas.Line(from, to, width, Ink.White);
            PlaneAssert.Close(SlowCapsule(from, to, width / 2), canvas.Picture.Read(Region.Of(s_size)).Green, 0.16f);
        }
    }

    [Fact]
    public void StrokeAll_LinesThatCross_AreOneShape()
    {
        Canvas canvas = Canvas.Of(s_size, Ink.White);
        canvas.StrokeAll([[new(5, 20), new(50, 20)], [new(30, 5), new(30, 35)]], 3, Ink.Black.WithOpacity(0.5f));
        Assert.Equal(Red(canvas, 10, 20), Red(canvas, 30, 20));
        Assert.InRange(Red(canvas, 30, 20), 127, 128);
    }

    [Fact]
    public void Dash_OverACorner_KeepsItsRhythm()
    {
        Canvas canvas = Canvas.Of(s_size, Ink.White);
        canvas.Dash([new(0, 5), new(25, 5), new(25, 35)], 1, 6, 6, Ink.Black);
        foreach (int done in new[] { 3, 15, 39, 51 })
        {
            Assert.Equal(0, RedAlong(done));
            Assert.Equal(255, RedAlong(done + 6 - 1));
        }

        int RedAlong(int done) => done <= 25 ? Red(canvas, done, 5) : Red(canvas, 25, 5 + done - 25);
    }

    [Fact]
    public void Within_AnyShape_LeavesEverythingOutsideAsItIs()
    {
        Region clip = new(13, 9, 21, 17);
        Picture ground = Picture.From(Patterns.NoiseColour(s_size.Width, s_size.Height, 5));
        Random random = new(11);
        for (int trial = 0; trial < 200; trial++)
        {
            Canvas canvas = new(ground.Clone());
            DrawSomething(canvas.Within(clip), random, trial % 8);
            Assert.True(EqualOutside(ground, canvas.Picture, clip), $"Shape {trial % 8} left the clip.");
        }
    }

    [Fact]
    public void Within_TwoRegions_IsWhatTheyShare()
    {
        Canvas canvas = Canvas.Of(s_size, Ink.White);
        canvas.Within(new(0, 0, 20, 20)).Within(new(10, 10, 30, 30)).Fill(Region.Of(s_size), Ink.Black);
        Assert.Equal((0, 255, 255), (Red(canvas, 10, 19), Red(canvas, 9, 19), Red(canvas, 10, 20)));
        canvas.Within(new(0, 0, 5, 5)).Within(new(30, 30, 5, 5)).Fill(Region.Of(s_size), Ink.Black);
        Assert.Equal(255, Red(canvas, 2, 2));
    }

    [Fact]
    public void Place_SameSize_CopiesExactly()
    {
        Picture picture = Picture.From(Patterns.NoiseColour(20, 15, 8));
        Canvas canvas = Canvas.Of(s_size, Ink.White);
        canvas.Place(picture, new(7, 9, 20, 15));
        PlaneAssert.Close(picture.Read(new(0, 0, 20, 15)).Blue, canvas.Picture.Read(new(7, 9, 20, 15)).Blue, 0);
    }

    [Fact]
    public void Place_PartlyOutside_EqualsThatPartOfTheWhole()
    {
        Picture picture = Picture.From(Patterns.SmoothColour(90, 70));
        Canvas whole = Canvas.Of(new(100, 100), Ink.White);
        whole.Place(picture, new(20, 20, 45, 35));
        Canvas part = Canvas.Of(s_size, Ink.White);
        part.Place(picture, new(-10, 20, 45, 35));
        PlaneAssert.Close(whole.Picture.Read(new(30, 20, 35, 20)).Red, part.Picture.Read(new(0, 20, 35, 20)).Red, 1.01f / 255);
    }

    private static void DrawSomething(Canvas canvas, Random random, int shape)
    {
        Ink ink = Ink.Of("D55E00");
        switch (shape)
        {
            case 0: canvas.Line(Place(random), Place(random), random.NextSingle() * 9, ink); break;
            case 1: canvas.Fill(new Box(random.Next(40), random.Next(30), 33.3f, 21.7f), ink); break;
            case 2: canvas.Disc(Place(random), random.NextSingle() * 20, ink); break;
            case 3: canvas.Circle(Place(random), random.NextSingle() * 20, 3, ink); break;
            case 4: canvas.FillPolygon([Place(random), Place(random), Place(random)], ink); break;
            case 5: canvas.Dash([Place(random), Place(random)], 2, 3, 4, ink); break;
            case 6: canvas.Write("Clipped", Place(random), new() { SizePx = 24, Ink = ink }, (TextAlign)random.Next(3)); break;
            default: canvas.Place(new Picture(9, 9), new(random.Next(-20, 40), random.Next(-20, 30), 30, 30)); break;
        }
    }

    private static bool EqualOutside(Picture expected, Picture actual, Region clip)
    {
        for (int i = 0; i < expected.Rgb.Length; i++)
        {
            (int x, int y) = (i / 3 % expected.Width, i / 3 / expected.Width);
            bool isInside = x >= clip.X && x < clip.Right && y >= clip.Y && y < clip.Bottom;
            if (!isInside && expected.Rgb[i] != actual.Rgb[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The share of 16×16 points of each pixel that lie near enough to the line.</summary>
    private static Plane SlowCapsule(Vector2 from, Vector2 to, float radius) => Patterns.Fill(s_size.Width, s_size.Height, (x, y) =>
    {
        int inside = 0;
        for (int i = 0; i < 256; i++)
        {
            Vector2 point = new(x - 0.5f + (((i % 16) + 0.5f) / 16), y - 0.5f + (((i / 16) + 0.5f) / 16));
            Vector2 along = to - from;
            Vector2 nearest = from + (Math.Clamp(Vector2.Dot(point - from, along) / along.LengthSquared(), 0, 1) * along);
            inside += Vector2.Distance(point, nearest) <= radius ? 1 : 0;
        }

        return inside / 256f;
    });

    private static Vector2 Place(Random random) => new((random.NextSingle() * 80) - 10, (random.NextSingle() * 60) - 10);

    private static int Red(Canvas canvas, int x, int y) => canvas.Picture.Rgb[((y * canvas.Picture.Width) + x) * 3];
}
