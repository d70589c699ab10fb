using System.Globalization;
using System.Numerics;
using Mien.Figures.Drawing;
using Mien.Imaging.Pixels;
using SmoothCanvas = Mien.Figures.Drawing.Canvas;

namespace Mien.Drawings;

/// <summary>Numbers in the panels, and between them how they go together: 1 → 2 + 3 → 4.</summary>
internal static class Signs
{
    private const float StrokeWidth = 2.6f;

    private static readonly TextStyle s_number = new() { SizePx = 21, Bold = true, Ink = Palette.SignInk };

    public static void Draw(Picture picture, IReadOnlyList<Panel> panels)
    {
        SmoothCanvas canvas = new(picture);
        for (int i = 0; i < panels.Count; i++)
        {
            Vector2 centre = new(panels[i].Left + 33.5f, panels[i].Top + 33.5f);
            canvas.Disc(centre, 17, Palette.PaperInk);
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            canvas.Write(number, centre + new Vector2(0, s_number.CapHeightPx / 2), s_number, TextAlign.Centre);
        }

        DrawArrow(canvas, Between(panels[0], panels[1]));
        DrawPlus(canvas, Between(panels[1], panels[2]));
        DrawArrow(canvas, Between(panels[2], panels[3]));
    }

    private static Vector2 Between(Panel left, Panel right) => ((left.Centre + right.Centre) / 2) - new Vector2(0.5f);

    private static void DrawArrow(SmoothCanvas canvas, Vector2 centre) => canvas.StrokeAll(
        [
            [centre - new Vector2(11, 0), centre + new Vector2(11, 0)],
            [centre + new Vector2(4, -7), centre + new Vector2(11, 0), centre + new Vector2(4, 7)],
        ],
        StrokeWidth,
        Palette.SignInk);

    private static void DrawPlus(SmoothCanvas canvas, Vector2 centre) => canvas.StrokeAll(
        [[centre - new Vector2(9, 0), centre + new Vector2(9, 0)], [centre - new Vector2(0, 9), centre + new Vector2(0, 9)]],
        StrokeWidth,
        Palette.SignInk);
}
