using System.Numerics;

namespace Mien.Drawings;

/// <summary>Numbers in the panels, and between them how they go together: 1 → 2 + 3 → 4.</summary>
internal static class Signs
{
    private const float StrokeWidth = 2.6f;

    /// <summary>Strokes of the numbers 1 … 4, ten units high, y down, around (0, 0).</summary>
    private static readonly Vector2[][][] s_numbers =
    [
        [[new(-2, -3.2f), new(0.6f, -5), new(0.6f, 5)]],
        [[.. Arc(new(0, -2), 3, 3, -170, 40), new(-3, 5), new(3.2f, 5)]],
        [[.. Arc(new(0, -2.45f), 2.6f, 2.55f, -160, 90)], [.. Arc(new(0, 2.35f), 3, 2.65f, -90, 155)]],
        [[new(1.5f, 5), new(1.5f, -5), new(-3.4f, 1.9f), new(3.4f, 1.9f)]],
    ];

    public static void Draw(Canvas canvas, IReadOnlyList<Panel> panels)
    {
        for (int i = 0; i < panels.Count; i++)
        {
            Vector2 centre = new(panels[i].Left + 34, panels[i].Top + 34);
            canvas.Disc(centre, 17, Palette.Paper);
            foreach (Vector2[] line in s_numbers[i])
            {
                canvas.Stroke([.. line.Select(point => centre + (point * 1.45f))], StrokeWidth, Palette.Ink);
            }
        }

        DrawArrow(canvas, Between(panels[0], panels[1]));
        DrawPlus(canvas, Between(panels[1], panels[2]));
        DrawArrow(canvas, Between(panels[2], panels[3]));
    }

    private static Vector2 Between(Panel left, Panel right) => (left.Centre + right.Centre) / 2;

    private static void DrawArrow(Canvas canvas, Vector2 centre)
    {
        canvas.Stroke([centre - new Vector2(11, 0), centre + new Vector2(11, 0)], StrokeWidth, Palette.Ink);
        canvas.Stroke([centre + new Vector2(4, -7), centre + new Vector2(11, 0), centre + new Vector2(4, 7)], StrokeWidth, Palette.Ink);
    }

    private static void DrawPlus(Canvas canvas, Vector2 centre)
    {
        canvas.Stroke([centre - new Vector2(9, 0), centre + new Vector2(9, 0)], StrokeWidth, Palette.Ink);
        canvas.Stroke([centre - new Vector2(0, 9), centre + new Vector2(0, 9)], StrokeWidth, Palette.Ink);
    }

    private static IEnumerable<Vector2> Arc(Vector2 centre, float radiusX, float radiusY, float fromDegrees, float toDegrees)
    {
        const int steps = 24;
        for (int i = 0; i <= steps; i++)
        {
            (float sine, float cosine) = MathF.SinCos(float.Lerp(fromDegrees, toDegrees, i / (float)steps) * MathF.PI / 180);
            yield return centre + new Vector2(radiusX * cosine, radiusY * sine);
        }
    }
}
