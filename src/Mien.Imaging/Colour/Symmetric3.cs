namespace Mien.Imaging.Colour;

/// <summary>A symmetric 3×3 matrix, such as a covariance.</summary>
public readonly record struct Symmetric3(double Xx, double Yy, double Zz, double Xy, double Xz, double Yz)
{
    private const int Sweeps = 12;

    /// <summary>The matrix with the same eigenvectors whose eigenvalues are <paramref name="map"/> of this one's.</summary>
    /// <remarks>Cyclic Jacobi rotations (Golub, Van Loan, §8.5).</remarks>
    internal Symmetric3 MapEigenvalues(Func<double, double> map)
    {
        double[,] matrix = { { Xx, Xy, Xz }, { Xy, Yy, Yz }, { Xz, Yz, Zz } };
        double[,] vectors = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            Rotate(matrix, vectors, 0, 1);
            Rotate(matrix, vectors, 0, 2);
            Rotate(matrix, vectors, 1, 2);
        }

        double[] values = [map(matrix[0, 0]), map(matrix[1, 1]), map(matrix[2, 2])];
        return new(Entry(0, 0), Entry(1, 1), Entry(2, 2), Entry(0, 1), Entry(0, 2), Entry(1, 2));

        double Entry(int row, int column) =>
            (vectors[row, 0] * values[0] * vectors[column, 0])
            + (vectors[row, 1] * values[1] * vectors[column, 1])
            + (vectors[row, 2] * values[2] * vectors[column, 2]);
    }

    /// <summary>outer · this · outer, which is symmetric again.</summary>
    internal Symmetric3 Between(Symmetric3 outer)
    {
        double[,] o = { { outer.Xx, outer.Xy, outer.Xz }, { outer.Xy, outer.Yy, outer.Yz }, { outer.Xz, outer.Yz, outer.Zz } };
        double[,] m = { { Xx, Xy, Xz }, { Xy, Yy, Yz }, { Xz, Yz, Zz } };
        return new(Entry(0, 0), Entry(1, 1), Entry(2, 2), Entry(0, 1), Entry(0, 2), Entry(1, 2));

        double Entry(int row, int column)
        {
            double sum = 0;
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 3; j++)
                {
                    sum += o[row, i] * m[i, j] * o[j, column];
                }
            }

            return sum;
        }
    }

    /// <summary>Turns one pair of axes so that their mixed entry becomes 0.</summary>
    private static void Rotate(double[,] matrix, double[,] vectors, int p, int q)
    {
        if (matrix[p, q] == 0)
        {
            return;
        }

        double ratio = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        double tangent = (ratio < 0 ? -1 : 1) / (Math.Abs(ratio) + Math.Sqrt((ratio * ratio) + 1));
        double cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        double sine = tangent * cosine;
        for (int i = 0; i < 3; i++)
        {
            (matrix[i, p], matrix[i, q]) =
                ((cosine * matrix[i, p]) - (sine * matrix[i, q]), (sine * matrix[i, p]) + (cosine * matrix[i, q]));
            (vectors[i, p], vectors[i, q]) =
                ((cosine * vectors[i, p]) - (sine * vectors[i, q]), (sine * vectors[i, p]) + (cosine * vectors[i, q]));
        }

        for (int i = 0; i < 3; i++)
        {
            (matrix[p, i], matrix[q, i]) =
                ((cosine * matrix[p, i]) - (sine * matrix[q, i]), (sine * matrix[p, i]) + (cosine * matrix[q, i]));
        }
    }
}
