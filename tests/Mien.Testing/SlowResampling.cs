using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Resampling;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Testing;

/// <summary>Resampling as its definition reads, one pixel at a time.</summary>
public static class SlowResampling
{
    /// <summary>The value of a sample, or of what lies outside.</summary>
    public static float At(Plane plane, int x, int y, float? outside) =>
        outside is float value && (x < 0 || y < 0 || x >= plane.Width || y >= plane.Height)
            ? value
            : plane[Math.Clamp(x, 0, plane.Width - 1), Math.Clamp(y, 0, plane.Height - 1)];

    public static float Bilinear(Plane plane, Vector2 point, float? outside)
    {
        int x = (int)MathF.Floor(point.X);
        int y = (int)MathF.Floor(point.Y);
        float right = point.X - x;
        float bottom = point.Y - y;
        return ((1 - right) * (1 - bottom) * At(plane, x, y, outside)) + (right * (1 - bottom) * At(plane, x + 1, y, outside))
            + ((1 - right) * bottom * At(plane, x, y + 1, outside)) + (right * bottom * At(plane, x + 1, y + 1, outside));
    }

    public static Plane Bilinear(Plane source, Affine2 sourceToOutput, Size size, float? outside)
    {
        Affine2 outputToSource = sourceToOutput.Invert();
        return Patterns.Fill(size.Width, size.Height, (x, y) => Bilinear(source, outputToSource.Apply(new(x, y)), outside));
    }

    public static Plane Resize(Plane source, Size size, ResampleFilter filter)
    {
        double scaleX = (double)source.Width / size.Width;
        double scaleY = (double)source.Height / size.Height;
        return Patterns.Fill(size.Width, size.Height, (outX, outY) =>
        {
            double centreX = ((outX + 0.5) * scaleX) - 0.5;
            double centreY = ((outY + 0.5) * scaleY) - 0.5;
            double sum = 0;
            double total = 0;
            for (int y = -source.Height * 4; y < source.Height * 5; y++)
            {
                double weightY = Weight(filter, y - centreY, scaleY);
                for (int x = -source.Width * 4; weightY != 0 && x < source.Width * 5; x++)
                {
                    double weight = weightY * Weight(filter, x - centreX, scaleX);
                    sum += weight * At(source, x, y, null);
                    total += weight;
                }
            }

            return (float)(sum / total);
        });
    }

    private static double Weight(ResampleFilter filter, double pixels, double scale)
    {
        double width = Math.Max(1, scale);
        double x = Math.Abs(pixels) / width;
        return filter switch
        {
            ResampleFilter.Area => Overlap(pixels - 0.5, pixels + 0.5, -width / 2, width / 2),
            ResampleFilter.Triangle => Math.Max(0, 1 - x),
            ResampleFilter.CatmullRom => x < 1 ? (1.5 * x * x * x) - (2.5 * x * x) + 1
                : x < 2 ? (-0.5 * x * x * x) + (2.5 * x * x) - (4 * x) + 2 : 0,
            ResampleFilter.Lanczos3 => x == 0 ? 1
                : x < 3 ? 3 * Math.Sin(Math.PI * x) * Math.Sin(Math.PI * x / 3) / (Math.PI * Math.PI * x * x) : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
    }

    private static double Overlap(double low, double high, double otherLow, double otherHigh) =>
        Math.Max(0, Math.Min(high, otherHigh) - Math.Max(low, otherLow));
}
