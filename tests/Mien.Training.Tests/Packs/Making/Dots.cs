using System.Numerics;
using Mien.Imaging.Pixels;

namespace Mien.Training.Tests.Packs.Making;

/// <summary>Soft bright dots on black, to be found again.</summary>
internal static class Dots
{
    private const float SigmaPx = 1.5f;
    private const int ReachPx = 6;

    public static Planes On(int sizePx, params Vector2[] places)
    {
        Planes planes = new(sizePx, sizePx);
        for (int y = 0; y < sizePx; y++)
        {
            for (int x = 0; x < sizePx; x++)
            {
                float light = places.Sum(place => MathF.Exp(-Vector2.DistanceSquared(place, new(x, y)) / (2 * SigmaPx * SigmaPx)));
                (planes.Red[x, y], planes.Green[x, y], planes.Blue[x, y]) = (light, light, light);
            }
        }

        return planes;
    }

    /// <returns>The middle of the light near a place; not a number where there is none.</returns>
    public static Vector2 Find(Planes planes, Vector2 near)
    {
        (Vector2 sum, float total) = (default, 0);
        for (int y = Math.Max(0, (int)near.Y - ReachPx); y <= Math.Min(planes.Height - 1, (int)near.Y + ReachPx + 1); y++)
        {
            for (int x = Math.Max(0, (int)near.X - ReachPx); x <= Math.Min(planes.Width - 1, (int)near.X + ReachPx + 1); x++)
            {
                float light = planes.Green[x, y] > 0.05f ? planes.Green[x, y] : 0;
                sum += light * new Vector2(x, y);
                total += light;
            }
        }

        return sum / total;
    }
}
