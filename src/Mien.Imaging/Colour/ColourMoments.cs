using System.Numerics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>Weighted sums of colours and of their products.</summary>
internal struct ColourMoments
{
    private Vector<float> _weight;
    private Vector<float> _x, _y, _z;
    private Vector<float> _xx, _yy, _zz, _xy, _xz, _yz;

    public readonly double Weight => Vector.Sum(_weight);

    public readonly double X => Vector.Sum(_x);

    public readonly double Y => Vector.Sum(_y);

    public readonly double Z => Vector.Sum(_z);

    public readonly double Xx => Vector.Sum(_xx);

    public readonly double Yy => Vector.Sum(_yy);

    public readonly double Zz => Vector.Sum(_zz);

    public readonly double Xy => Vector.Sum(_xy);

    public readonly double Xz => Vector.Sum(_xz);

    public readonly double Yz => Vector.Sum(_yz);

    /// <summary>Adds one row of pixels as differences from a colour.</summary>
    public void AddRow(Planes planes, Plane weight, int row, Vector<float> fromX, Vector<float> fromY, Vector<float> fromZ)
    {
        ReadOnlySpan<float> red = planes.Red.Row(row);
        ReadOnlySpan<float> green = planes.Green.Row(row);
        ReadOnlySpan<float> blue = planes.Blue.Row(row);
        ReadOnlySpan<float> weights = weight.Row(row);
        int i = 0;
        for (; i <= weights.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Add(
                new Vector<float>(red[i..]) - fromX, new Vector<float>(green[i..]) - fromY, new Vector<float>(blue[i..]) - fromZ,
                new Vector<float>(weights[i..]));
        }

        for (; i < weights.Length; i++)
        {
            Add(new Vector<float>(red[i]) - fromX, new Vector<float>(green[i]) - fromY, new Vector<float>(blue[i]) - fromZ,
                Vector.WithElement(Vector<float>.Zero, 0, weights[i]));
        }
    }

    private void Add(Vector<float> x, Vector<float> y, Vector<float> z, Vector<float> weight)
    {
        weight = Vector.Max(weight, Vector<float>.Zero);
        Vector<float> weightedX = weight * x;
        Vector<float> weightedY = weight * y;
        Vector<float> weightedZ = weight * z;
        _weight += weight;
        _x += weightedX;
        _y += weightedY;
        _z += weightedZ;
        _xx += weightedX * x;
        _yy += weightedY * y;
        _zz += weightedZ * z;
        _xy += weightedX * y;
        _xz += weightedX * z;
        _yz += weightedY * z;
    }
}
