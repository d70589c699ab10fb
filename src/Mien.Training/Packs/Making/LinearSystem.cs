namespace Mien.Training.Packs.Making;

/// <summary>Linear equations of a few hundred unknowns.</summary>
internal static class LinearSystem
{
    /// <param name="system">[unknowns, unknowns + right-hand sides]; is used up.</param>
    /// <returns>[unknowns, right-hand sides].</returns>
    /// <exception cref="ArgumentException">The equations have no single answer.</exception>
    /// <remarks>Gauss's elimination, with the largest pivot of each column.</remarks>
    public static double[,] Solve(double[,] system, int unknowns)
    {
        int width = system.GetLength(1);
        for (int step = 0; step < unknowns; step++)
        {
            int pivot = Enumerable.Range(step, unknowns - step).MaxBy(row => Math.Abs(system[row, step]));
            if (!(Math.Abs(system[pivot, step]) > 1e-14))
            {
                throw new ArgumentException("The equations have no single answer.", nameof(system));
            }

            for (int column = step; column < width; column++)
            {
                (system[step, column], system[pivot, column]) = (system[pivot, column], system[step, column]);
            }

            for (int row = step + 1; row < unknowns; row++)
            {
                double share = system[row, step] / system[step, step];
                for (int column = step; share != 0 && column < width; column++)
                {
                    system[row, column] -= share * system[step, column];
                }
            }
        }

        double[,] answer = new double[unknowns, width - unknowns];
        for (int row = unknowns - 1; row >= 0; row--)
        {
            for (int side = 0; side < width - unknowns; side++)
            {
                double rest = system[row, unknowns + side];
                for (int column = row + 1; column < unknowns; column++)
                {
                    rest -= system[row, column] * answer[column, side];
                }

                answer[row, side] = rest / system[row, row];
            }
        }

        return answer;
    }
}
