using System.Globalization;
using System.Numerics;
using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Cli.Drawing;

/// <summary>Draws what was found into a picture: box, mesh points and number of each face.</summary>
internal sealed class FaceSketch(Picture picture)
{
    private static readonly byte[] BoxColor = [255, 200, 0];
    private static readonly byte[] PointColor = [0, 230, 120];

    /// <summary>Thickness of lines in pixels, visible at the picture's own size.</summary>
    private readonly int _line = Math.Max(1, Math.Min(picture.Width, picture.Height) / 400);

    /// <param name="number">As `mien faces` counts.</param>
    public void Draw(Face face, int number)
    {
        foreach (Vector3 point in face.Mesh.Points)
        {
            int size = face.Box.Height > 120 ? Math.Max(2, _line) : 1;
            Fill((int)MathF.Round(point.X), (int)MathF.Round(point.Y), size, size, PointColor);
        }

        Outline(face.Box);
        Write(number.ToString(CultureInfo.InvariantCulture), (int)face.Box.X, (int)face.Box.Y);
    }

    private void Outline(Box box)
    {
        (int left, int top, int right, int bottom) = ((int)box.X, (int)box.Y, (int)box.Right, (int)box.Bottom);
        Fill(left, top, right - left, _line, BoxColor);
        Fill(left, bottom - _line, right - left, _line, BoxColor);
        Fill(left, top, _line, bottom - top, BoxColor);
        Fill(right - _line, top, _line, bottom - top, BoxColor);
    }

    /// <summary>Dark digits on the box's colour, inside the box's corner.</summary>
    private void Write(string digits, int left, int top)
    {
        int dot = Math.Max(2, _line * 2);
        Fill(left, top, ((digits.Length * (DigitGlyphs.Width + 1)) + 1) * dot, (DigitGlyphs.Height + 2) * dot, BoxColor);
        for (int i = 0; i < digits.Length; i++)
        {
            for (int y = 0; y < DigitGlyphs.Height; y++)
            {
                for (int x = 0; x < DigitGlyphs.Width; x++)
                {
                    if (DigitGlyphs.IsSet(digits[i], x, y))
                    {
                        Fill(left + ((1 + (i * (DigitGlyphs.Width + 1)) + x) * dot), top + ((1 + y) * dot), dot, dot, [0, 0, 0]);
                    }
                }
            }
        }
    }

    /// <summary>What lies outside the picture is left out.</summary>
    private void Fill(int left, int top, int width, int height, ReadOnlySpan<byte> color)
    {
        Region region = new Region(left, top, width, height).Intersect(Region.Of(picture.Size));
        for (int y = region.Y; y < region.Bottom; y++)
        {
            Span<byte> row = picture.Rgb.AsSpan(((y * picture.Width) + region.X) * 3, region.Width * 3);
            for (int x = 0; x < row.Length; x += 3)
            {
                color.CopyTo(row[x..]);
            }
        }
    }
}
