using System.Numerics;
using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Render;

/// <summary>A Gaussian blur of any direction: out of focus it is round, in motion it is long.</summary>
/// <param name="Xx">Variance across, px².</param>
/// <param name="Xy">Covariance, px².</param>
/// <param name="Yy">Variance down, px².</param>
internal readonly record struct SoftBlur(float Xx, float Xy, float Yy)
{
    /// <summary>Standard deviation that cannot be seen, px.</summary>
    private const float Least = 0.3f;

    public static SoftBlur Round(float sigmaPx) => new(sigmaPx * sigmaPx, 0, sigmaPx * sigmaPx);

    /// <summary>Standard deviation along and across the direction it is longest in, px.</summary>
    public (float Long, float Short, Vector2 Along) Axes
    {
        get
        {
            float middle = (Xx + Yy) / 2;
            float half = MathF.Sqrt((((Xx - Yy) / 2) * ((Xx - Yy) / 2)) + (Xy * Xy));
            float angle = 0.5f * MathF.Atan2(2 * Xy, Xx - Yy);
            return (MathF.Sqrt(Math.Max(0, middle + half)), MathF.Sqrt(Math.Max(0, middle - half)), new(MathF.Cos(angle), MathF.Sin(angle)));
        }
    }

    /// <summary>What has to be added to the other blur to get this one; in directions where that is softer already, nothing.</summary>
    public SoftBlur Beyond(SoftBlur other)
    {
        SoftBlur missing = new(Xx - other.Xx, Xy - other.Xy, Yy - other.Yy);
        (float along, float across, Vector2 direction) = missing.Axes;
        (float longest, float shortest) = (along * along, across * across);
        Vector2 normal = new(-direction.Y, direction.X);
        return new(
            (longest * direction.X * direction.X) + (shortest * normal.X * normal.X),
            (longest * direction.X * direction.Y) + (shortest * normal.X * normal.Y),
            (longest * direction.Y * direction.Y) + (shortest * normal.Y * normal.Y));
    }

    /// <returns>New planes, or the given ones where nothing is to be done.</returns>
    public Planes Apply(Planes planes, int workers) =>
        Axes.Long < Least ? planes : new(Apply(planes.Red, workers), Apply(planes.Green, workers), Apply(planes.Blue, workers));

    /// <inheritdoc cref="Apply(Planes, int)"/>
    public Plane Apply(Plane plane, int workers)
    {
        (float along, float across, Vector2 direction) = Axes;
        float line = MathF.Sqrt((along * along) - (across * across));
        Plane soft = across < Least ? plane : GaussianBlur.Apply(plane, across, workers);
        return line < Least ? soft : LineBlur.Apply(soft, direction, line, workers);
    }
}
