using System.Numerics;

namespace Mien.Training.Packs.Making;

/// <summary>The smoothest field of vectors that takes given values at given places, or nearly so: bends least of all that do.</summary>
/// <remarks>Bookstein 1989, "Principal warps"; the kernel is r² ln r², and beside it stands an affine map.</remarks>
internal sealed class ThinPlateSpline
{
    private const int AffineTerms = 3;

    private readonly Vector2[] _places;
    private readonly double[,] _weights;

    private ThinPlateSpline(Vector2[] places, double[,] weights) => (_places, _weights) = (places, weights);

    /// <param name="places">At least three that lie on no line, all different.</param>
    /// <param name="values">One for each place.</param>
    /// <param name="softness">0 meets every value; the more, the more noise in them is smoothed away. In the square of the places' unit.</param>
    public static ThinPlateSpline Through(Vector2[] places, Vector2[] values, double softness)
    {
        int count = places.Length;
        double[,] system = new double[count + AffineTerms, count + AffineTerms + 2];
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column < count; column++)
            {
                system[row, column] = row == column ? softness : Kernel(places[row], places[column]);
            }

            (system[row, count], system[row, count + 1], system[row, count + 2]) = (1, places[row].X, places[row].Y);
            (system[count, row], system[count + 1, row], system[count + 2, row]) = (1, places[row].X, places[row].Y);
            (system[row, count + AffineTerms], system[row, count + AffineTerms + 1]) = (values[row].X, values[row].Y);
        }

        return new(places, LinearSystem.Solve(system, unknowns: count + AffineTerms));
    }

    public Vector2 At(Vector2 place)
    {
        int count = _places.Length;
        double x = _weights[count, 0] + (_weights[count + 1, 0] * place.X) + (_weights[count + 2, 0] * place.Y);
        double y = _weights[count, 1] + (_weights[count + 1, 1] * place.X) + (_weights[count + 2, 1] * place.Y);
        for (int i = 0; i < count; i++)
        {
            double kernel = Kernel(place, _places[i]);
            x += kernel * _weights[i, 0];
            y += kernel * _weights[i, 1];
        }

        return new((float)x, (float)y);
    }

    private static double Kernel(Vector2 one, Vector2 other)
    {
        double square = Vector2.DistanceSquared(one, other);
        return square > 0 ? square * Math.Log(square) : 0;
    }
}
