using System.Numerics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>Mean and covariance of the colours under a mask, in the space of the planes; <see cref="Oklab"/> suits comparisons.</summary>
public sealed record ColourStatistics
{
    public required Vector3 Mean { get; init; }

    /// <summary>Of the three channels: X is the red plane's, Y the green plane's, Z the blue plane's.</summary>
    public required Symmetric3 Covariance { get; init; }

    /// <summary>Sum of the mask; 0 when nothing lies under it, and then mean and covariance are 0 as well.</summary>
    public required double Weight { get; init; }

    public Vector3 Deviation => new(Root(Covariance.Xx), Root(Covariance.Yy), Root(Covariance.Zz));

    /// <param name="weight">How much each pixel counts, 0 … 1; below 0 counts as 0. Of the size of <paramref name="planes"/>.</param>
    public static ColourStatistics Of(Planes planes, Plane weight)
    {
        PlaneMap.ThrowIfSizesDiffer(planes.Size, weight.Size);

        // Moments of each row around a colour near the mean, summed in double: nothing is lost when colours hardly vary.
        Vector3 near = NearMean(planes, weight);
        double total = 0;
        double x = 0, y = 0, z = 0, xx = 0, yy = 0, zz = 0, xy = 0, xz = 0, yz = 0;
        Vector<float> nearX = new(near.X), nearY = new(near.Y), nearZ = new(near.Z);
        for (int row = 0; row < planes.Height; row++)
        {
            ColourMoments moments = default;
            moments.AddRow(planes, weight, row, nearX, nearY, nearZ);
            total += moments.Weight;
            x += moments.X;
            y += moments.Y;
            z += moments.Z;
            xx += moments.Xx;
            yy += moments.Yy;
            zz += moments.Zz;
            xy += moments.Xy;
            xz += moments.Xz;
            yz += moments.Yz;
        }

        if (total == 0)
        {
            return new() { Mean = default, Covariance = default, Weight = 0 };
        }

        (x, y, z) = (x / total, y / total, z / total);
        return new()
        {
            Mean = near + new Vector3((float)x, (float)y, (float)z),
            Covariance = new(
                (xx / total) - (x * x), (yy / total) - (y * y), (zz / total) - (z * z),
                (xy / total) - (x * y), (xz / total) - (x * z), (yz / total) - (y * z)),
            Weight = total,
        };
    }

    private static Vector3 NearMean(Planes planes, Plane weight)
    {
        int heaviest = weight.Samples.AsSpan().IndexOfAnyInRange(0.5f, float.MaxValue);
        int i = Math.Max(0, heaviest);
        return new(planes.Red.Samples[i], planes.Green.Samples[i], planes.Blue.Samples[i]);
    }

    private static float Root(double variance) => (float)Math.Sqrt(Math.Max(0, variance));
}
