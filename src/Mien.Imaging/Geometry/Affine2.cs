using System.Numerics;

namespace Mien.Imaging.Geometry;

/// <summary>An affine map of the plane: x' = Xx·x + Xy·y + X0, y' = Yx·x + Yy·y + Y0. Name values from-to: <c>imageToCrop</c>.</summary>
public readonly record struct Affine2(float Xx, float Xy, float X0, float Yx, float Yy, float Y0)
{
    public static Affine2 Identity => new(1, 0, 0, 0, 1, 0);

    /// <summary>The factor by which areas grow; negative when the map mirrors.</summary>
    public float Determinant => (float)((double)Xx * Yy - (double)Xy * Yx);

    /// <summary>The mean factor by which lengths grow: √|determinant|.</summary>
    public float Scale => MathF.Sqrt(MathF.Abs(Determinant));

    /// <summary>Where the x axis turns to, counter-clockwise in a y-up plane, clockwise as seen in a picture.</summary>
    public float RotationDegrees => MathF.Atan2(Yx, Xx) * (180 / MathF.PI);

    public static Affine2 Translation(float x, float y) => new(1, 0, x, 0, 1, y);

    /// <summary>Scales about the point (0, 0), which is the centre of the top-left pixel.</summary>
    public static Affine2 Scaling(float x, float y) => new(x, 0, 0, 0, y, 0);

    /// <summary>Scales, turns (clockwise as seen in a picture) and then moves.</summary>
    public static Affine2 Similarity(float scale, float rotationDegrees, Vector2 translation)
    {
        (float sine, float cosine) = MathF.SinCos(rotationDegrees * (MathF.PI / 180));
        return new(scale * cosine, -scale * sine, translation.X, scale * sine, scale * cosine, translation.Y);
    }

    /// <summary>Carries the outer edges of one upright rectangle of pixels onto those of another (half a pixel outside the
    /// outermost centres), as resizing does.</summary>
    public static Affine2 Fit(Region from, Region to)
    {
        float x = (float)to.Width / from.Width;
        float y = (float)to.Height / from.Height;
        return new(x, 0, to.X - 0.5f - ((from.X - 0.5f) * x), 0, y, to.Y - 0.5f - ((from.Y - 0.5f) * y));
    }

    /// <summary>The similarity (scale, turn, move; no mirroring) with the least sum of weighted squared distances.</summary>
    /// <param name="weights">One weight ≥ 0 per point, or empty for equal weights.</param>
    /// <exception cref="ArgumentException">Counts differ, fewer than two points, or all <paramref name="from"/> points coincide.</exception>
    /// <remarks>Umeyama 1991, "Least-squares estimation of transformation parameters between two point patterns", which in
    /// the plane without mirroring is one complex division.</remarks>
    public static Affine2 FitSimilarity(
        ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to, ReadOnlySpan<float> weights = default)
    {
        Moments moments = Moments.Of(from, to, weights, 2);
        double spread = moments.FromXx + moments.FromYy;
        if (spread <= 0)
        {
            throw new ArgumentException("All points coincide; they fix no similarity.", nameof(from));
        }

        double cosine = (moments.CrossXx + moments.CrossYy) / spread;
        double sine = (moments.CrossXy - moments.CrossYx) / spread;
        return moments.Around(cosine, -sine, sine, cosine);
    }

    /// <summary>The affine map with the least sum of weighted squared distances.</summary>
    /// <param name="weights">One weight ≥ 0 per point, or empty for equal weights.</param>
    /// <exception cref="ArgumentException">Counts differ, fewer than three points, or the points lie on one line.</exception>
    public static Affine2 FitAffine(
        ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to, ReadOnlySpan<float> weights = default)
    {
        Moments moments = Moments.Of(from, to, weights, 3);
        double determinant = (moments.FromXx * moments.FromYy) - (moments.FromXy * moments.FromXy);
        double spread = moments.FromXx + moments.FromYy;
        if (determinant <= 1e-12 * spread * spread)
        {
            throw new ArgumentException("The points lie on one line; they fix no affine map.", nameof(from));
        }

        double xx = ((moments.CrossXx * moments.FromYy) - (moments.CrossYx * moments.FromXy)) / determinant;
        double xy = ((moments.CrossYx * moments.FromXx) - (moments.CrossXx * moments.FromXy)) / determinant;
        double yx = ((moments.CrossXy * moments.FromYy) - (moments.CrossYy * moments.FromXy)) / determinant;
        double yy = ((moments.CrossYy * moments.FromXx) - (moments.CrossXy * moments.FromXy)) / determinant;
        return moments.Around(xx, xy, yx, yy);
    }

    public Vector2 Apply(Vector2 point) =>
        new((Xx * point.X) + (Xy * point.Y) + X0, (Yx * point.X) + (Yy * point.Y) + Y0);

    /// <summary>The map that first does this one and then <paramref name="next"/>.</summary>
    public Affine2 Then(Affine2 next) => new(
        (float)((double)next.Xx * Xx + (double)next.Xy * Yx),
        (float)((double)next.Xx * Xy + (double)next.Xy * Yy),
        (float)((double)next.Xx * X0 + (double)next.Xy * Y0 + next.X0),
        (float)((double)next.Yx * Xx + (double)next.Yy * Yx),
        (float)((double)next.Yx * Xy + (double)next.Yy * Yy),
        (float)((double)next.Yx * X0 + (double)next.Yy * Y0 + next.Y0));

    /// <exception cref="InvalidOperationException">The map is flat (determinant 0) or not finite.</exception>
    public Affine2 Invert()
    {
        double determinant = (double)Xx * Yy - (double)Xy * Yx;
        if (determinant == 0 || !double.IsFinite(determinant))
        {
            throw new InvalidOperationException($"{this} has no inverse.");
        }

        double xx = Yy / determinant;
        double xy = -Xy / determinant;
        double yx = -Yx / determinant;
        double yy = Xx / determinant;
        return new(
            (float)xx, (float)xy, (float)-((xx * X0) + (xy * Y0)), (float)yx, (float)yy, (float)-((yx * X0) + (yy * Y0)));
    }

    /// <summary>Weighted second moments of two point sets about their means. CrossXy: from x with to y.</summary>
    private readonly record struct Moments(
        double FromX, double FromY, double ToX, double ToY, double FromXx, double FromXy, double FromYy,
        double CrossXx, double CrossXy, double CrossYx, double CrossYy)
    {
        public static Moments Of(
            ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to, ReadOnlySpan<float> weights, int least)
        {
            if (from.Length != to.Length || from.Length < least || (!weights.IsEmpty && weights.Length != from.Length))
            {
                throw new ArgumentException(
                    $"Needs at least {least} points on both sides and as many weights or none; got {from.Length}, {to.Length} and {weights.Length}.",
                    nameof(to));
            }

            double total = 0, fromX = 0, fromY = 0, toX = 0, toY = 0;
            for (int i = 0; i < from.Length; i++)
            {
                double weight = weights.IsEmpty ? 1 : weights[i];
                total += weight;
                fromX += weight * from[i].X;
                fromY += weight * from[i].Y;
                toX += weight * to[i].X;
                toY += weight * to[i].Y;
            }

            if (!(total > 0))
            {
                throw new ArgumentException("The weights must be 0 or more and not all 0.", nameof(weights));
            }

            (fromX, fromY, toX, toY) = (fromX / total, fromY / total, toX / total, toY / total);
            double xx = 0, xy = 0, yy = 0, crossXx = 0, crossXy = 0, crossYx = 0, crossYy = 0;
            for (int i = 0; i < from.Length; i++)
            {
                double weight = weights.IsEmpty ? 1 : weights[i];
                double x = from[i].X - fromX;
                double y = from[i].Y - fromY;
                xx += weight * x * x;
                xy += weight * x * y;
                yy += weight * y * y;
                crossXx += weight * x * (to[i].X - toX);
                crossXy += weight * x * (to[i].Y - toY);
                crossYx += weight * y * (to[i].X - toX);
                crossYy += weight * y * (to[i].Y - toY);
            }

            return new(fromX, fromY, toX, toY, xx, xy, yy, crossXx, crossXy, crossYx, crossYy);
        }

        /// <summary>The map with this linear part that carries mean to mean.</summary>
        public Affine2 Around(double xx, double xy, double yx, double yy) => new(
            (float)xx, (float)xy, (float)(ToX - (xx * FromX) - (xy * FromY)),
            (float)yx, (float)yy, (float)(ToY - (yx * FromX) - (yy * FromY)));
    }
}
