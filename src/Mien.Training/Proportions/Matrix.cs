using System.Runtime.InteropServices;
using Mien.Training.Packs.Making;

namespace Mien.Training.Proportions;

/// <summary>A matrix of a few thousand rows and columns, in doubles. Mutable; the operators make new ones.</summary>
internal sealed class Matrix
{
    private readonly double[] _values;

    public Matrix(int rows, int columns)
    {
        (Rows, Columns) = (rows, columns);
        _values = new double[rows * columns];
    }

    public int Rows { get; }

    public int Columns { get; }

    public ref double this[int row, int column] => ref _values[(row * Columns) + column];

    /// <summary>Of any number of rows, all as long as each other.</summary>
    public static Matrix OfRows(IReadOnlyList<double[]> rows)
    {
        Matrix matrix = new(rows.Count, rows[0].Length);
        for (int row = 0; row < rows.Count; row++)
        {
            rows[row].CopyTo(matrix.Row(row));
        }

        return matrix;
    }

    public static Matrix Diagonal(int size, double value)
    {
        Matrix matrix = new(size, size);
        for (int i = 0; i < size; i++)
        {
            matrix[i, i] = value;
        }

        return matrix;
    }

    public Span<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    public float[] ToFloats() => Array.ConvertAll(_values, value => (float)value);

    public Matrix Transposed()
    {
        Matrix result = new(Columns, Rows);
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                result[column, row] = this[row, column];
            }
        }

        return result;
    }

    /// <exception cref="ArgumentException">There is none.</exception>
    public Matrix Inverse()
    {
        double[,] system = new double[Rows, 2 * Rows];
        for (int row = 0; row < Rows; row++)
        {
            Row(row).CopyTo(MemoryMarshal.CreateSpan(ref system[row, 0], Rows));
            system[row, Rows + row] = 1;
        }

        double[,] answer = LinearSystem.Solve(system, Rows);
        Matrix inverse = new(Rows, Rows);
        MemoryMarshal.CreateSpan(ref answer[0, 0], answer.Length).CopyTo(inverse._values);
        return inverse;
    }

    public static Matrix operator *(Matrix left, Matrix right)
    {
        Matrix result = new(left.Rows, right.Columns);
        Parallel.For(0, left.Rows, row =>
        {
            Span<double> sums = result.Row(row);
            for (int i = 0; i < left.Columns; i++)
            {
                double share = left[row, i];
                ReadOnlySpan<double> values = right.Row(i);
                for (int column = 0; share != 0 && column < sums.Length; column++)
                {
                    sums[column] += share * values[column];
                }
            }
        });
        return result;
    }

    public static Matrix operator *(Matrix matrix, double factor) => Each(matrix, matrix, (value, _) => factor * value);

    public static Matrix operator +(Matrix left, Matrix right) => Each(left, right, (one, other) => one + other);

    public static Matrix operator -(Matrix left, Matrix right) => Each(left, right, (one, other) => one - other);

    /// <summary>Makes the columns perpendicular and of length 1, the first ones first (Gram and Schmidt, twice for the sake of rounding).</summary>
    public void MakeColumnsPerpendicular()
    {
        for (int pass = 0; pass < 2; pass++)
        {
            for (int column = 0; column < Columns; column++)
            {
                for (int before = 0; before < column; before++)
                {
                    Add(column, before, -Product(column, before));
                }

                Add(column, column, (1 / Math.Sqrt(Math.Max(Product(column, column), 1e-30))) - 1);
            }
        }
    }

    private double Product(int one, int other)
    {
        double sum = 0;
        for (int row = 0; row < Rows; row++)
        {
            sum += this[row, one] * this[row, other];
        }

        return sum;
    }

    private void Add(int column, int other, double factor)
    {
        for (int row = 0; row < Rows; row++)
        {
            this[row, column] += factor * this[row, other];
        }
    }

    private static Matrix Each(Matrix left, Matrix right, Func<double, double, double> of)
    {
        Matrix result = new(left.Rows, left.Columns);
        for (int i = 0; i < result._values.Length; i++)
        {
            result._values[i] = of(left._values[i], right._values[i]);
        }

        return result;
    }
}
