using System.Numerics;
using Mien.Figures.Drawing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Figures.Sheets;

/// <summary>Pictures in rows on white, with captions.</summary>
public sealed record ContactSheet
{
    public string Title { get; init; } = "";

    /// <summary>Left to right, then top to bottom; a sheet without any holds its title alone.</summary>
    public required IReadOnlyList<Tile> Tiles { get; init; }

    /// <summary>Of the whole sheet; its height follows from the tiles.</summary>
    public int WidthPx { get; init; } = 1200;

    /// <summary>The space of each picture, which is scaled to fit into it without changing its shape. As many stand in a row as the width
    /// takes; in a sheet narrower than a tile the tiles shrink.</summary>
    public Size TilePx { get; init; } = new(220, 220);

    /// <summary>Of captions; gaps go with it.</summary>
    public float TextSizePx { get; init; } = 13;

    private int MarginPx => (int)MathF.Round(TextSizePx * 1.4f);

    private int GapPx => (int)MathF.Round(TextSizePx * 1.2f);

    private int FramePx => Math.Max(2, (int)MathF.Round(TextSizePx * 0.24f));

    private TextStyle TitleStyle => new() { SizePx = TextSizePx * 1.3f, Bold = true, Ink = Ink.Of("1A1A1A") };

    private TextStyle FirstLineStyle => new() { SizePx = TextSizePx, Bold = true, Ink = Ink.Of("2B2B2B") };

    private TextStyle LineStyle => new() { SizePx = TextSizePx, Ink = Ink.Of("555555") };

    /// <summary>Draws the sheet. The same tiles give the same bytes.</summary>
    public Picture Draw()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(WidthPx, (2 * MarginPx) + 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(TilePx.Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(TilePx.Height);
        int inside = WidthPx - (2 * MarginPx);
        int tileWidth = Math.Min(TilePx.Width, inside);
        int columns = Math.Max(1, (inside + GapPx) / (tileWidth + GapPx));
        Tile[][] rows = [.. Tiles.Chunk(columns)];
        Size[][] sizes = [.. rows.Select(row => Array.ConvertAll(row, tile => Fitted(tile.Picture.Size, new(tileWidth, TilePx.Height))))];
        int[] heights = [.. rows.Select((row, i) => sizes[i].Max(size => size.Height) + CaptionHeight(row.Max(tile => tile.Caption.Count)))];
        int top = MarginPx + (Title.Length > 0 ? (int)TitleStyle.LineHeightPx + (GapPx / 2) : 0);
        int height = top + heights.Sum() + (GapPx * Math.Max(0, rows.Length - 1)) + MarginPx;
        Canvas canvas = Canvas.Of(new(WidthPx, height), Ink.White);
        canvas.Write(TitleStyle.Shorten(Title, inside), new(MarginPx, MarginPx + TitleStyle.CapHeightPx), TitleStyle);
        for (int row = 0; row < rows.Length; row++)
        {
            int floor = top + sizes[row].Max(size => size.Height);
            for (int column = 0; column < rows[row].Length; column++)
            {
                int left = MarginPx + (column * (tileWidth + GapPx));
                Draw(canvas, rows[row][column], sizes[row][column], new(left, floor), tileWidth);
            }

            top += heights[row] + GapPx;
        }

        return canvas.Picture;
    }

    /// <summary>The largest size of a picture's shape within a space.</summary>
    private static Size Fitted(Size picture, Size space)
    {
        double scale = Math.Min((double)space.Width / picture.Width, (double)space.Height / picture.Height);
        return new(
            Math.Clamp((int)Math.Round(picture.Width * scale), 1, space.Width),
            Math.Clamp((int)Math.Round(picture.Height * scale), 1, space.Height));
    }

    private int CaptionHeight(int lines) => lines == 0 ? 0 : (int)((lines * LineStyle.LineHeightPx) + (TextSizePx * 0.4f));

    /// <summary>Pictures of a row stand on one floor, their captions below.</summary>
    private void Draw(Canvas canvas, Tile tile, Size size, Vector2 floor, int tileWidth)
    {
        Region place = new((int)floor.X, (int)floor.Y - size.Height, size.Width, size.Height);
        canvas.Place(tile.Picture, place);
        if (tile.Frame is { } ink)
        {
            // Inside the picture's edge, so that tiles with and without frames line up.
            float half = FramePx / 2f;
            canvas.Within(place).Frame(
                new(place.X - 0.5f + half, place.Y - 0.5f + half, place.Width - FramePx, place.Height - FramePx), FramePx, ink);
        }

        for (int i = 0; i < tile.Caption.Count; i++)
        {
            TextStyle style = i == 0 ? FirstLineStyle : LineStyle;
            float baseline = floor.Y + (TextSizePx * 0.4f) + (i * style.LineHeightPx) + style.CapHeightPx + 1;
            canvas.Write(style.Shorten(tile.Caption[i], tileWidth), new(place.X, baseline), style);
        }
    }
}
