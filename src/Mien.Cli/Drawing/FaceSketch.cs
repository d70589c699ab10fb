using System.Globalization;
using System.Numerics;
using Mien.Faces;
using Mien.Figures.Drawing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Cli.Drawing;

/// <summary>Draws what was found into a picture: box, mesh points and number of each face.</summary>
internal sealed class FaceSketch(Picture picture)
{
    private static readonly Ink s_boxInk = new(255, 200, 0);
    private static readonly Ink s_pointInk = new(0, 230, 120);

    private readonly Canvas _canvas = new(picture);

    /// <summary>Thickness of lines in pixels, visible at the picture's own size.</summary>
    private readonly int _line = Math.Max(1, Math.Min(picture.Width, picture.Height) / 400);

    /// <param name="number">As `mien faces` counts.</param>
    public void Draw(Face face, int number)
    {
        float radius = face.Box.Height > 120 ? Math.Max(1, _line * 0.6f) : 0.6f;
        foreach (Vector3 point in face.Mesh.Points)
        {
            _canvas.Disc(new(point.X, point.Y), radius, s_pointInk);
        }

        // On whole pixels, so that its lines are sharp.
        (float left, float top) = (MathF.Round(face.Box.X), MathF.Round(face.Box.Y));
        Box box = new(left, top, MathF.Round(face.Box.Right) - left, MathF.Round(face.Box.Bottom) - top);
        _canvas.Frame(box, _line, s_boxInk);
        Write(number.ToString(CultureInfo.InvariantCulture), box);
    }

    /// <summary>Dark digits on the box's colour, inside the box's corner.</summary>
    private void Write(string digits, Box box)
    {
        TextStyle style = new() { SizePx = 14 * _line, Bold = true };
        float margin = 4 * _line;
        (float width, float height) = (style.WidthOf(digits) + (2 * margin), style.CapHeightPx + (2 * margin));
        _canvas.Fill(new Box(box.X - 0.5f, box.Y - 0.5f, width, height), s_boxInk);
        _canvas.Write(digits, new(box.X - 0.5f + margin, box.Y - 0.5f + height - margin), style);
    }
}
