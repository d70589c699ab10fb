using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Making;

/// <summary>Moves places of a square picture smoothly; its border stays, and nothing folds.</summary>
/// <remarks>For each place of the new picture it is known where in the old one it comes from. That is kept on a grid and read between its
/// nodes along straight lines, so that pixels and landmarks follow one and the same map.</remarks>
internal sealed class SmoothWarp
{
    private const int Cells = 64;
    private const int AnchorsPerSide = 8;

    /// <summary>Landmarks are not exact: what they say is smoothed a little. In parts of the side, squared.</summary>
    private const double Softness = 2e-4;

    /// <summary>Over this part of the side the movement fades away toward the border.</summary>
    private const float FadeShare = 0.06f;

    /// <summary>Where neighbours one pixel apart move by less than a pixel against each other, nothing can fold, and going back step by step finds
    /// its place. Somewhat less, so that nothing is squeezed to a line either.</summary>
    private const float MostSlope = 0.7f;

    /// <summary>Who wants a picture torn apart so much that less than this of it could be done gets the picture as it is.</summary>
    private const float LeastShare = 1e-3f;

    private readonly int _sizePx;
    private readonly Vector2[,] _toOld;

    private SmoothWarp(int sizePx, Vector2[,] toOld) => (_sizePx, _toOld) = (sizePx, toOld);

    /// <summary>The largest movement of two neighbours against each other, in parts of their distance; below 1 nothing folds.</summary>
    public float Slope
    {
        get
        {
            float cellPx = (_sizePx - 1f) / Cells;
            float most = 0;
            for (int y = 0; y <= Cells; y++)
            {
                for (int x = 0; x <= Cells; x++)
                {
                    Vector2 right = _toOld[Math.Min(Cells, x + 1), y] - _toOld[x, y];
                    Vector2 down = _toOld[x, Math.Min(Cells, y + 1)] - _toOld[x, y];
                    most = Math.Max(most, (right.LengthSquared() + down.LengthSquared()) / (cellPx * cellPx));
                }
            }

            return MathF.Sqrt(most);
        }
    }

    /// <summary>Places of a picture go about as far as is asked for; less far, all in the same proportion, where that would fold, and nowhere where a
    /// number is none.</summary>
    /// <param name="places">In pixels; at least one.</param>
    /// <param name="moves">One for each place, in pixels.</param>
    public static SmoothWarp Moving(Vector2[] places, Vector2[] moves, int sizePx)
    {
        bool areNumbers = places.Concat(moves).All(place => float.IsFinite(place.X + place.Y));
        for (float share = areNumbers ? 1 : 0; share > LeastShare; share /= 1.5f)
        {
            SmoothWarp warp = Through([.. places.Zip(moves, (place, move) => place + (share * move))], [.. moves.Select(move => -share * move)], sizePx);
            if (warp.Slope <= MostSlope)
            {
                return warp;
            }
        }

        return new(sizePx, new Vector2[Cells + 1, Cells + 1]);
    }

    /// <returns>Where in the old picture a place of the new one comes from.</returns>
    public Vector2 ToOld(Vector2 place)
    {
        Vector2 at = Vector2.Clamp(place * (Cells / (_sizePx - 1f)), Vector2.Zero, new(Cells));
        (int x, int y) = (Math.Min(Cells - 1, (int)at.X), Math.Min(Cells - 1, (int)at.Y));
        Vector2 upper = Vector2.Lerp(_toOld[x, y], _toOld[x + 1, y], at.X - x);
        Vector2 lower = Vector2.Lerp(_toOld[x, y + 1], _toOld[x + 1, y + 1], at.X - x);
        return place + Vector2.Lerp(upper, lower, at.Y - y);
    }

    /// <returns>Where in the new picture a place of the old one is.</returns>
    public Vector2 ToNew(Vector2 place)
    {
        Vector2 found = place;
        for (int step = 0; step < 60; step++)
        {
            Vector2 wrong = ToOld(found) - place;
            found -= wrong;
            if (wrong.LengthSquared() < 1e-8f)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>For each pixel of the new picture its place in the old one.</summary>
    public RemapField ToField()
    {
        (Plane xs, Plane ys) = (new(_sizePx, _sizePx), new(_sizePx, _sizePx));
        for (int y = 0; y < _sizePx; y++)
        {
            for (int x = 0; x < _sizePx; x++)
            {
                Vector2 old = ToOld(new(x, y));
                (xs[x, y], ys[x, y]) = (old.X, old.Y);
            }
        }

        return new(xs, ys);
    }

    /// <param name="places">Of the new picture, in pixels.</param>
    /// <param name="toOld">From there to the old one, in pixels.</param>
    private static SmoothWarp Through(Vector2[] places, Vector2[] toOld, int sizePx)
    {
        float side = sizePx - 1;
        Vector2[] anchors = [.. Anchors()];
        ThinPlateSpline spline = ThinPlateSpline.Through(
            [.. places.Select(place => place / side), .. anchors], [.. toOld.Select(move => move / side), .. anchors.Select(_ => Vector2.Zero)], Softness);
        Vector2[,] grid = new Vector2[Cells + 1, Cells + 1];
        for (int y = 0; y <= Cells; y++)
        {
            for (int x = 0; x <= Cells; x++)
            {
                float toBorder = Math.Min(Math.Min(x, Cells - x), Math.Min(y, Cells - y)) / (float)Cells;
                grid[x, y] = spline.At(new Vector2(x, y) / Cells) * side * Ramp.Smooth(0, FadeShare, toBorder);
            }
        }

        return new(sizePx, grid);
    }

    /// <summary>Around the border, which is 0 and 1.</summary>
    private static IEnumerable<Vector2> Anchors()
    {
        for (int i = 0; i < AnchorsPerSide; i++)
        {
            float along = i / (float)AnchorsPerSide;
            yield return new(along, 0);
            yield return new(1, along);
            yield return new(1 - along, 1);
            yield return new(0, 1 - along);
        }
    }
}
