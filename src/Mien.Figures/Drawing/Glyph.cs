using System.Globalization;
using System.Numerics;

namespace Mien.Figures.Drawing;

/// <summary>One character as strokes of a pen, in the units of <see cref="GlyphTable"/>: y up, 0 the baseline.</summary>
/// <param name="Left">White on its left, from its outermost stroke's edge on.</param>
/// <param name="Right">White on its right.</param>
/// <param name="Strokes">Points of lines; a single point is a dot.</param>
/// <param name="Columns">Where strokes run straight up or end at a side: these are set on whole pixels.</param>
/// <param name="Rows">Where strokes run level, likewise.</param>
internal sealed record Glyph(float Left, float Right, IReadOnlyList<Vector2[]> Strokes, float[] Columns, float[] Rows)
{
    public const float CapHeight = 14;
    public const float LowerHeight = 10;
    public const float Depth = -4;

    private const float RaisedScale = 0.62f;

    public bool IsBlank => Strokes.Count == 0;

    public float Width => IsBlank ? 0 : Strokes.Max(stroke => stroke.Max(point => point.X));

    public static Glyph Blank(float advance) => new(0, advance, [], [], []);

    public static Glyph Parse(float left, float right, string path)
    {
        List<List<Vector2>> strokes = [];
        string[] words = path.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            Vector2 to = Point(words[i].AsSpan(1));
            switch (words[i][0])
            {
                case 'M':
                    strokes.Add([to]);
                    break;
                case 'L':
                    strokes[^1].Add(to);
                    break;
                case 'Q':
                    strokes[^1].AddRange(Curves.Quadratic(strokes[^1][^1], to, Point(words[++i])));
                    break;
                case 'h':
                    strokes[^1].AddRange(Curves.QuarterEllipse(strokes[^1][^1], new(to.X, strokes[^1][^1].Y), to));
                    break;
                case 'v':
                    strokes[^1].AddRange(Curves.QuarterEllipse(strokes[^1][^1], new(strokes[^1][^1].X, to.Y), to));
                    break;
                default:
                    throw new FormatException($"No stroke begins with '{words[i]}'.");
            }
        }

        return Of(left, right, [.. strokes.Select(stroke => stroke.ToArray())]);
    }

    public static float Number(ReadOnlySpan<char> text) => float.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>This letter with a mark, which takes of the white at its sides where it is wider than the letter.</summary>
    public Glyph With(Glyph mark)
    {
        const float leastWhite = 0.6f;
        float left = Math.Max(0, -mark.Strokes.Min(stroke => stroke.Min(point => point.X)));
        float right = Math.Max(0, mark.Width - Width);
        Glyph both = Of(Math.Max(leastWhite, Left - left), Math.Max(leastWhite, Right - right), [.. Strokes, .. mark.Strokes]);
        return both.Moved(left, 0);
    }

    public Glyph Moved(float x, float y) => Of(Left, Right, Map(point => point + new Vector2(x, y)));

    /// <summary>Small, with its top at a capital's.</summary>
    public Glyph Raised() => Of(
        Left * RaisedScale, Right * RaisedScale, Map(point => (point * RaisedScale) + new Vector2(0, CapHeight * (1 - RaisedScale))));

    private static Glyph Of(float left, float right, Vector2[][] strokes)
    {
        HashSet<float> columns = [strokes.Min(stroke => stroke.Min(point => point.X)), strokes.Max(stroke => stroke.Max(point => point.X))];
        HashSet<float> rows = [Depth, 0, LowerHeight, CapHeight];
        foreach (Vector2[] stroke in strokes)
        {
            for (int i = 1; i < stroke.Length; i++)
            {
                if (stroke[i].X == stroke[i - 1].X)
                {
                    columns.Add(stroke[i].X);
                }

                if (stroke[i].Y == stroke[i - 1].Y)
                {
                    rows.Add(stroke[i].Y);
                }
            }
        }

        return new(left, right, strokes, [.. columns.Order()], [.. rows.Order()]);
    }

    private static Vector2 Point(ReadOnlySpan<char> text)
    {
        int comma = text.IndexOf(',');
        return new(Number(text[..comma]), Number(text[(comma + 1)..]));
    }

    private Vector2[][] Map(Func<Vector2, Vector2> place) => [.. Strokes.Select(stroke => Array.ConvertAll(stroke, point => place(point)))];
}
