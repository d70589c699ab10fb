using System.Numerics;
using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>A linear change of colours that gives a picture the colour statistics of another: colour' = map · (colour − from) + to.</summary>
/// <remarks>The map is symmetric. Meant for <see cref="Oklab"/>; it works in any space that both statistics share.</remarks>
public readonly record struct ColourTransfer(Symmetric3 Map, Vector3 From, Vector3 To)
{
    // Variance below which a channel is taken as flat (a thousandth of the range, squared).
    private const double FlatVariance = 1e-6;

    /// <summary>Leaves every colour as it is.</summary>
    public static ColourTransfer Identity => new(new(1, 1, 1, 0, 0, 0), default, default);

    /// <summary>Matches mean and deviation of each channel alone (Reinhard, Ashikhmin, Gooch, Shirley 2001).</summary>
    /// <param name="mostRatio">≥ 1: contrast is changed by this factor at most, up or down.</param>
    /// <returns><see cref="Identity"/> when either has no weight.</returns>
    public static ColourTransfer MeanAndDeviation(ColourStatistics from, ColourStatistics to, float mostRatio = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostRatio, 1);
        return from.Weight == 0 || to.Weight == 0
            ? Identity
            : new(
                new(
                    Ratio(from.Covariance.Xx, to.Covariance.Xx, mostRatio),
                    Ratio(from.Covariance.Yy, to.Covariance.Yy, mostRatio),
                    Ratio(from.Covariance.Zz, to.Covariance.Zz, mostRatio), 0, 0, 0),
                from.Mean, to.Mean);
    }

    /// <summary>Matches mean and whole covariance with the least movement of colours (Monge–Kantorovich; Pitié, Kokaram 2007, eq. 10).</summary>
    /// <param name="mostRatio">≥ 1: no direction of colours is stretched or shrunk by more.</param>
    /// <inheritdoc cref="MeanAndDeviation"/>
    public static ColourTransfer MongeKantorovich(ColourStatistics from, ColourStatistics to, float mostRatio = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostRatio, 1);
        if (from.Weight == 0 || to.Weight == 0)
        {
            return Identity;
        }

        Symmetric3 root = from.Covariance.MapEigenvalues(value => Math.Sqrt(NotFlat(value)));
        Symmetric3 inverseRoot = from.Covariance.MapEigenvalues(value => 1 / Math.Sqrt(NotFlat(value)));
        Symmetric3 target = to.Covariance.MapEigenvalues(NotFlat);
        Symmetric3 middle = target.Between(root).MapEigenvalues(value => Math.Sqrt(Math.Max(0, value)));
        Symmetric3 map = middle.Between(inverseRoot);
        return new(map.MapEigenvalues(value => Math.Clamp(value, 1 / mostRatio, mostRatio)), from.Mean, to.Mean);
    }

    public Vector3 Apply(Vector3 colour)
    {
        Vector3 d = colour - From;
        return To + new Vector3(
            (float)((Map.Xx * d.X) + (Map.Xy * d.Y) + (Map.Xz * d.Z)),
            (float)((Map.Xy * d.X) + (Map.Yy * d.Y) + (Map.Yz * d.Z)),
            (float)((Map.Xz * d.X) + (Map.Yz * d.Y) + (Map.Zz * d.Z)));
    }

    /// <param name="workers">Threads to share the work.</param>
    /// <returns>Not clamped.</returns>
    public Planes Apply(Planes planes, int workers = 1) => PlaneMap.Run(new AffineMap(this), planes, workers);

    private static double NotFlat(double variance) => Math.Max(variance, FlatVariance);

    private static double Ratio(double from, double to, float most) =>
        Math.Clamp(Math.Sqrt(NotFlat(to) / NotFlat(from)), 1 / most, most);

    private readonly struct AffineMap(ColourTransfer transfer) : IColourMap
    {
        private readonly Vector3 _rowX = new((float)transfer.Map.Xx, (float)transfer.Map.Xy, (float)transfer.Map.Xz);
        private readonly Vector3 _rowY = new((float)transfer.Map.Xy, (float)transfer.Map.Yy, (float)transfer.Map.Yz);
        private readonly Vector3 _rowZ = new((float)transfer.Map.Xz, (float)transfer.Map.Yz, (float)transfer.Map.Zz);
        private readonly Vector3 _from = transfer.From;
        private readonly Vector3 _to = transfer.To;

        public void Apply(ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
        {
            Vector256<float> x = first - Vector256.Create(_from.X);
            Vector256<float> y = second - Vector256.Create(_from.Y);
            Vector256<float> z = third - Vector256.Create(_from.Z);
            first = (x * _rowX.X) + (y * _rowX.Y) + (z * _rowX.Z) + Vector256.Create(_to.X);
            second = (x * _rowY.X) + (y * _rowY.Y) + (z * _rowY.Z) + Vector256.Create(_to.Y);
            third = (x * _rowZ.X) + (y * _rowZ.Y) + (z * _rowZ.Z) + Vector256.Create(_to.Z);
        }
    }
}
