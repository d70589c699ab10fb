using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>A linear map of three channels, by rows.</summary>
internal readonly record struct Matrix3(
    double Xx, double Xy, double Xz, double Yx, double Yy, double Yz, double Zx, double Zy, double Zz)
{
    public static Matrix3 Identity => Diagonal(1, 1, 1);

    public static Matrix3 Diagonal(double x, double y, double z) => new(x, 0, 0, 0, y, 0, 0, 0, z);

    /// <summary>First the right map, then the left.</summary>
    public static Matrix3 operator *(Matrix3 left, Matrix3 right)
    {
        (double xx, double yx, double zx) = left.Apply(right.Xx, right.Yx, right.Zx);
        (double xy, double yy, double zy) = left.Apply(right.Xy, right.Yy, right.Zy);
        (double xz, double yz, double zz) = left.Apply(right.Xz, right.Yz, right.Zz);
        return new(xx, xy, xz, yx, yy, yz, zx, zy, zz);
    }

    public (double X, double Y, double Z) Apply(double x, double y, double z) =>
        ((Xx * x) + (Xy * y) + (Xz * z), (Yx * x) + (Yy * y) + (Yz * z), (Zx * x) + (Zy * y) + (Zz * z));

    /// <summary>By cofactors; the map must have an inverse.</summary>
    public Matrix3 Invert()
    {
        double x = (Yy * Zz) - (Yz * Zy);
        double y = (Yz * Zx) - (Yx * Zz);
        double z = (Yx * Zy) - (Yy * Zx);
        double determinant = (Xx * x) + (Xy * y) + (Xz * z);
        return new(
            x / determinant, ((Xz * Zy) - (Xy * Zz)) / determinant, ((Xy * Yz) - (Xz * Yy)) / determinant,
            y / determinant, ((Xx * Zz) - (Xz * Zx)) / determinant, ((Xz * Yx) - (Xx * Yz)) / determinant,
            z / determinant, ((Xy * Zx) - (Xx * Zy)) / determinant, ((Xx * Yy) - (Xy * Yx)) / determinant);
    }

    /// <summary>The same in single precision, eight colours at once.</summary>
    public readonly struct Lanes(Matrix3 map)
    {
        private readonly float _xx = (float)map.Xx;
        private readonly float _xy = (float)map.Xy;
        private readonly float _xz = (float)map.Xz;
        private readonly float _yx = (float)map.Yx;
        private readonly float _yy = (float)map.Yy;
        private readonly float _yz = (float)map.Yz;
        private readonly float _zx = (float)map.Zx;
        private readonly float _zy = (float)map.Zy;
        private readonly float _zz = (float)map.Zz;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(ref Vector256<float> x, ref Vector256<float> y, ref Vector256<float> z)
        {
            Vector256<float> sumX = Sum(x, y, z, _xx, _xy, _xz);
            Vector256<float> sumY = Sum(x, y, z, _yx, _yy, _yz);
            z = Sum(x, y, z, _zx, _zy, _zz);
            x = sumX;
            y = sumY;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<float> Sum(
            Vector256<float> x, Vector256<float> y, Vector256<float> z, float xWeight, float yWeight, float zWeight) =>
            Vector256.MultiplyAddEstimate(
                z, Vector256.Create(zWeight), Vector256.MultiplyAddEstimate(y, Vector256.Create(yWeight), x * Vector256.Create(xWeight)));
    }
}
