using System.Numerics;

namespace Mien.Figures.Drawing;

/// <summary>One line of text, set: every letter in its place, stems and bars on whole pixels.</summary>
internal sealed class TextLine
{
    /// <summary>Diameter of dots, in widths of the pen.</summary>
    private const float DotSize = 1.45f;

    /// <summary>y down from the baseline.</summary>
    private readonly List<Vector2[]> _strokes = [];
    private readonly float _penPx;

    private TextLine(string text, TextStyle style)
    {
        _penPx = style.PenPx;
        float unit = style.UnitPx;
        float white = 0;
        float right = 0;
        bool isFirst = true;
        foreach (char character in text)
        {
            Glyph glyph = GlyphTable.Find(character);
            if (glyph.IsBlank)
            {
                white += glyph.Right;
                continue;
            }

            float left = right + Round(isFirst ? white * unit : ((white + glyph.Left) * unit) + _penPx);
            right = left + Add(glyph, left, unit);
            (white, isFirst) = (glyph.Right, false);
        }

        WidthPx = isFirst ? 0 : right + _penPx;
    }

    /// <summary>From the left edge of the first letter to the right edge of the last.</summary>
    public float WidthPx { get; }

    public static TextLine Set(string text, TextStyle style) => new(text, style);

    public void DrawOn(Canvas canvas, Vector2 anchor, TextAlign align, Ink ink)
    {
        float left = align switch
        {
            TextAlign.Left => anchor.X,
            TextAlign.Centre => anchor.X - (WidthPx / 2),
            _ => anchor.X - WidthPx,
        };

        // A pen of an odd number of pixels is sharp on a pixel's centre, one of an even number between two.
        float half = Round(_penPx) % 2 == 0 ? 0.5f : 0;
        Vector2 origin = new(Round(left + (_penPx / 2) - half) + half, Round(anchor.Y - half) + half);
        Vector2[][] strokes = [.. _strokes.Select(stroke => Array.ConvertAll(stroke, point => point + origin))];
        canvas.Paint([.. strokes.SelectMany(stroke => stroke)], _penPx * DotSize / 2, ink, coverage =>
        {
            foreach (Vector2[] stroke in strokes)
            {
                coverage.AddPolyline(stroke, stroke.Length == 1 ? _penPx * DotSize : _penPx);
            }
        });
    }

    /// <returns>The glyph's width in whole pixels.</returns>
    private float Add(Glyph glyph, float left, float unit)
    {
        foreach (Vector2[] stroke in glyph.Strokes)
        {
            _strokes.Add(Array.ConvertAll(stroke, point => new Vector2(
                left + Snap(point.X, glyph.Columns, unit), -Snap(point.Y, glyph.Rows, unit))));
        }

        return Snap(glyph.Width, glyph.Columns, unit);
    }

    /// <summary>Scales so that the knots come onto whole pixels and everything between them keeps its share.</summary>
    private static float Snap(float value, float[] knots, float unit)
    {
        int next = Array.FindIndex(knots, knot => knot >= value);
        if (next <= 0)
        {
            float end = next == 0 ? knots[0] : knots[^1];
            return Round(end * unit) + ((value - end) * unit);
        }

        float share = (value - knots[next - 1]) / (knots[next] - knots[next - 1]);
        return float.Lerp(Round(knots[next - 1] * unit), Round(knots[next] * unit), share);
    }

    private static float Round(float value) => MathF.Floor(value + 0.5f);
}
