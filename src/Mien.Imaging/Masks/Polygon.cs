using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Masks;

/// <summary>Fills outlines.</summary>
public static class Polygon
{
    /// <summary>Lines per row at which the outline is cut.</summary>
    private const int Lines = 16;

    // Ends of spans are rounded to 1/256 pixel, so that all sums of coverage are exact in floats: inside is 1, outside 0.
    private const float Steps = 256;

    /// <summary>Fills a closed outline by the even-odd rule with antialiased edges.</summary>
    /// <param name="outline">Pixels, centre of the top-left pixel (0,0); the last point joins the first. It may cross itself and
    /// leave the picture. Fewer than three points fill nothing.</param>
    /// <returns>The part of each pixel that is covered, 0 … 1: exact to 1/256 along the row and to 1/16 across.</returns>
    /// <exception cref="ArgumentException">A point is not finite.</exception>
    public static Plane Fill(ReadOnlySpan<Vector2> outline, Size size)
    {
        Plane mask = new(size.Width, size.Height);
        (float top, float bottom) = Extent(outline);
        int firstRow = (int)Math.Clamp(MathF.Floor(top + 0.5f), 0, size.Height);
        int endRow = (int)Math.Clamp(MathF.Floor(bottom + 0.5f) + 1, firstRow, size.Height);
        float[] crossings = new float[outline.Length];
        float[] steps = new float[size.Width + 2];
        for (int y = firstRow; y < endRow; y++)
        {
            Array.Clear(steps);
            for (int line = 0; line < Lines; line++)
            {
                int count = Cross(outline, y - 0.5f + ((line + 0.5f) / Lines), crossings);
                Array.Sort(crossings, 0, count);
                float sign = 1f / Lines;
                for (int i = 0; i < count; i++, sign = -sign)
                {
                    AddStep(steps, crossings[i], sign, size.Width);
                }
            }

            float covered = 0;
            Span<float> row = mask.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                covered += steps[x];
                row[x] = covered;
            }
        }

        return mask;
    }

    /// <summary>Where edges meet a horizontal line. An edge holds its upper end and not its lower, so that corners count once.</summary>
    private static int Cross(ReadOnlySpan<Vector2> outline, float y, Span<float> crossings)
    {
        int count = 0;
        Vector2 from = outline[^1];
        foreach (Vector2 to in outline)
        {
            if (from.Y > y != to.Y > y)
            {
                crossings[count++] = from.X + ((to.X - from.X) * ((y - from.Y) / (to.Y - from.Y)));
            }

            from = to;
        }

        return count;
    }

    /// <summary>Lets the running sum of a row rise by <paramref name="height"/> from here on; the pixel that holds the step gets
    /// the part of it to the right of the step.</summary>
    private static void AddStep(Span<float> steps, float x, float height, int width)
    {
        float place = MathF.Round(Math.Clamp(x + 0.5f, 0, width) * Steps) / Steps;
        int pixel = (int)place;
        float part = place - pixel;
        steps[pixel] += height * (1 - part);
        steps[pixel + 1] += height * part;
    }

    private static (float Top, float Bottom) Extent(ReadOnlySpan<Vector2> outline)
    {
        if (outline.Length < 3)
        {
            return (0, -1);
        }

        float top = float.MaxValue;
        float bottom = float.MinValue;
        foreach (Vector2 point in outline)
        {
            if (!float.IsFinite(point.X) || !float.IsFinite(point.Y))
            {
                throw new ArgumentException($"An outline needs finite points, got {point}.", nameof(outline));
            }

            top = Math.Min(top, point.Y);
            bottom = Math.Max(bottom, point.Y);
        }

        return (top, bottom);
    }
}
