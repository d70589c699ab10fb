using Mien.Figures.Drawing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Xunit;

namespace Mien.Figures.Tests.Drawing;

public sealed class TextTests
{
    private const int Baseline = 60;

    public static TheoryData<float> Sizes => [11, 12, 13, 16, 21.5f, 34, 48];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WidthOf_RandomText_IsWhatIsDrawn(float sizePx)
    {
        Random random = new((int)sizePx);
        for (int trial = 0; trial < 60; trial++)
        {
            TextStyle style = new() { SizePx = sizePx, Bold = trial % 3 == 0 };
            string text = new([.. Enumerable.Range(0, 1 + (trial % 9)).Select(_ => (char)random.Next('!', '~' + 1))]);
            (int left, int right) = Extent(text, style, 40, TextAlign.Left);

            // Faint pixels of an edge count in whole, and dots are a little wider than the pen.
            Assert.InRange(right - left, style.WidthOf(text) - 2.5f, style.WidthOf(text) + 2.5f + (sizePx * 0.05f));
            Assert.InRange(left, 40 - 2 - (sizePx * 0.03f), 40 + 2);
        }
    }

    [Fact]
    public void Write_RightAndCentre_EndAndStandWhereTheyShould()
    {
        TextStyle style = new() { SizePx = 16 };
        (_, int right) = Extent("Hill", style, 400, TextAlign.Right);
        Assert.InRange(right, 398, 402);
        (int left, right) = Extent("HxH", style, 400, TextAlign.Centre);
        Assert.InRange((left + right) / 2f, 398.5f, 401.5f);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Write_Capitals_ReachFromTheBaselineToTheirHeight(float sizePx)
    {
        TextStyle style = new() { SizePx = sizePx };
        Picture picture = Written("E", style, 40, TextAlign.Left);
        int[] rows = [.. Enumerable.Range(0, picture.Height)
            .Where(y => picture.Rgb.AsSpan(y * picture.Width * 3, picture.Width * 3).ContainsAnyInRange((byte)0, (byte)127))];
        float pen = Math.Max(1, sizePx * 0.088f);
        Assert.InRange(rows[^1], Baseline - 0.5f, Baseline + (pen / 2) + 0.6f);
        Assert.InRange(rows[0], Baseline - style.CapHeightPx - (pen / 2) - 0.6f, Baseline - style.CapHeightPx + 0.6f);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Write_SmallText_HasSharpStemsAndBars(float sizePx)
    {
        Picture picture = Written("HEnmE", new() { SizePx = sizePx }, 40, TextAlign.Left);
        int black = Enumerable.Range(0, picture.Width).Count(x => picture.Rgb[(((Baseline - 2) * picture.Width) + x) * 3] < 30);
        Assert.Equal(2 + 1 + 2 + 3 + 1, black);
    }

    [Fact]
    public void Write_PrintableAsciiAndLatin1_HasAGlyphForEach()
    {
        string wanted = new([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);
        wanted += "äöüßÄÖÜéèêëáàâãåçíìîïñóòôõøúùûýÿæÆØÅÉÑÇœŒ·–—×÷±°…∕µ−≈≤≥≠€£¥§©→←✓«»„“”‘’¿¡²³¹⁰⁻⁹";
        TextStyle style = new() { SizePx = 30 };
        byte[] box = Written("\uE000", style, 40, TextAlign.Left).Rgb;
        HashSet<string> seen = [Convert.ToBase64String(box)];
        Assert.All(wanted.ToCharArray(), character =>
        {
            byte[] drawn = Written(character.ToString(), style, 40, TextAlign.Left).Rgb;
            Assert.True(seen.Add(Convert.ToBase64String(drawn)), $"{character} looks like another.");
        });
    }

    [Fact]
    public void WidthOf_NothingToSee_IsZero()
    {
        Assert.Equal(0, new TextStyle().WidthOf(""));
        Assert.Equal(0, new TextStyle().WidthOf("   "));
        Assert.True(new TextStyle().WidthOf("a b") > new TextStyle().WidthOf("ab"));
    }

    [Fact]
    public void Shorten_TooLong_FitsAndSaysSo()
    {
        TextStyle style = new();
        const string text = "a long name of a person";
        Assert.Equal(text, style.Shorten(text, style.WidthOf(text)));
        for (int width = 20; width < style.WidthOf(text); width += 7)
        {
            string shown = style.Shorten(text, width);
            Assert.EndsWith("…", shown, StringComparison.Ordinal);
            Assert.StartsWith(shown[..^1], text, StringComparison.Ordinal);
            Assert.True(style.WidthOf(shown) <= width);
        }
    }

    private static Picture Written(string text, TextStyle style, int x, TextAlign align)
    {
        Canvas canvas = Canvas.Of(new Size(800, 100), Ink.White);
        canvas.Write(text, new(x, Baseline), style, align);
        return canvas.Picture;
    }

    /// <summary>The outer edges of the columns with any ink, centres of pixels being whole numbers.</summary>
    private static (int Left, int Right) Extent(string text, TextStyle style, int x, TextAlign align)
    {
        Picture picture = Written(text, style, x, align);
        int[] columns = [.. Enumerable.Range(0, picture.Width)
            .Where(column => Enumerable.Range(0, picture.Height).Any(y => picture.Rgb[((y * picture.Width) + column) * 3] < 225))];
        return (columns[0], columns[^1] + 1);
    }
}
