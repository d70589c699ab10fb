using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Drawings;

/// <summary>One rounded field of the figure.</summary>
/// <param name="Left">In pixels of the finished picture, as all that follows.</param>
internal sealed record Panel(float Left, float Top, float Width, float Height)
{
    private const float Radius = 22;

    public Vector2 Centre => new(Left + (Width / 2), Top + (Height / 2));

    /// <summary>The oversampled pixels of the panel alone.</summary>
    public Size PixelSize => new((int)(Width * Canvas.Oversampling), (int)(Height * Canvas.Oversampling));

    public float DistanceTo(Vector2 place) => Distances.ToRoundedBox(place, Centre, new Vector2(Width, Height) / 2, Radius);

    public void DrawGround(Canvas canvas)
    {
        canvas.Fill(
            new(Left, Top),
            new(Left + Width, Top + Height),
            DistanceTo,
            place => Vector3.Lerp(Palette.PanelTop, Palette.PanelBottom, (place.Y - Top) / Height));
    }

    /// <summary>Paints pixels of the panel, cut off at its rounded edge.</summary>
    /// <param name="pixel">Colour in linear light and opacity of a pixel, by its number in the panel.</param>
    public void Paint(Canvas canvas, Func<int, (Vector3 Colour, float Opacity)> pixel)
    {
        (int left, int top) = ((int)(Left * Canvas.Oversampling), (int)(Top * Canvas.Oversampling));
        for (int i = 0; i < PixelSize.Area; i++)
        {
            (int x, int y) = (left + (i % PixelSize.Width), top + (i / PixelSize.Width));
            (Vector3 colour, float opacity) = pixel(i);
            if (opacity > 0 && DistanceTo(new Vector2(x + 0.5f, y + 0.5f) / Canvas.Oversampling) < 0)
            {
                canvas.Mix(x, y, colour, opacity);
            }
        }
    }
}
