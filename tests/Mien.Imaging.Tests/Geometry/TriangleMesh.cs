using System.Numerics;

namespace Mien.Imaging.Tests.Geometry;

/// <summary>Generated meshes.</summary>
internal static class TriangleMesh
{
    /// <summary>Triangles of a grid of columns × rows cells, with both diagonals and both senses of rotation.</summary>
    public static ushort[] Grid(int columns, int rows)
    {
        List<ushort> triangles = [];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int a = (row * (columns + 1)) + column;
                int b = a + 1;
                int c = a + columns + 1;
                int d = c + 1;
                int[] corners = (row + column) % 2 == 0 ? [a, b, c, b, c, d] : [a, b, d, d, c, a];
                triangles.AddRange(corners.Select(corner => (ushort)corner));
            }
        }

        return [.. triangles];
    }

    /// <summary>The grid's points: the outline stays a rectangle, inner points move by up to a third of a cell.</summary>
    public static Vector2[] Points(int columns, int rows, Vector2 from, Vector2 to, Random random)
    {
        Vector2[] points = new Vector2[(columns + 1) * (rows + 1)];
        Vector2 cell = (to - from) / new Vector2(columns, rows);
        for (int row = 0; row <= rows; row++)
        {
            for (int column = 0; column <= columns; column++)
            {
                float x = column == 0 || column == columns ? 0 : (random.NextSingle() - 0.5f) * 0.66f;
                float y = row == 0 || row == rows ? 0 : (random.NextSingle() - 0.5f) * 0.66f;
                points[(row * (columns + 1)) + column] = new(
                    column == columns ? to.X : from.X + ((column + x) * cell.X),
                    row == rows ? to.Y : from.Y + ((row + y) * cell.Y));
            }
        }

        return points;
    }
}
