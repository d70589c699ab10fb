using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mien.Imaging.Geometry;

/// <summary>Draws triangles into neighbouring rows of a raster, row by row as spans between two edges.</summary>
internal sealed class TriangleBand(TriangleRaster raster, float[] depths, int firstRow, int endRow)
{
    private readonly int _width = raster.Size.Width;
    private readonly int _firstPixel = firstRow * raster.Size.Width;
    private readonly int _pixels = (endRow - firstRow) * raster.Size.Width;
    private float[] _nearest = [];

    public void Draw()
    {
        raster.Triangle.AsSpan(_firstPixel, _pixels).Fill(-1);
        raster.First.AsSpan(_firstPixel, _pixels).Clear();
        raster.Second.AsSpan(_firstPixel, _pixels).Clear();
        _nearest = ArrayPool<float>.Shared.Rent(_pixels);
        _nearest.AsSpan(0, _pixels).Fill(float.PositiveInfinity);
        for (int triangle = 0; triangle < raster.Triangles.Length / 3; triangle++)
        {
            Draw(triangle);
        }

        ArrayPool<float>.Shared.Return(_nearest);
    }

    private void Draw(int triangle)
    {
        ReadOnlySpan<ushort> corners = raster.Triangles.AsSpan(triangle * 3, 3);
        Vector2 top = raster.Vertices[corners[0]];
        Vector2 middle = raster.Vertices[corners[1]];
        Vector2 bottom = raster.Vertices[corners[2]];
        TriangleWeights weights = new(top, middle, bottom);
        if (weights.IsEmpty)
        {
            return;
        }

        SortByRow(ref top, ref middle);
        SortByRow(ref middle, ref bottom);
        SortByRow(ref top, ref middle);
        int end = RowFrom(bottom);
        int bend = RowFrom(middle);
        if (RowFrom(top) == end)
        {
            return;
        }

        float far = depths[corners[2]];
        DepthPlane depth = new(far, depths[corners[0]] - far, depths[corners[1]] - far);
        TriangleEdge across = new(top, bottom);
        TriangleEdge upper = new(top, middle);
        TriangleEdge lower = new(middle, bottom);
        for (int y = RowFrom(top); y < end; y++)
        {
            double x = across.At(y);
            double other = y < bend ? upper.At(y) : lower.At(y);
            int left = ColumnFrom(Math.Min(x, other));
            int right = ColumnFrom(Math.Max(x, other));
            if (left < right)
            {
                DrawSpan(triangle, weights.RowFrom(left, y), depth, y, left, right);
            }
        }
    }

    private void DrawSpan(int triangle, RowWeights row, DepthPlane depth, int y, int left, int right)
    {
        ref int triangles = ref MemoryMarshal.GetArrayDataReference(raster.Triangle);
        ref float firsts = ref MemoryMarshal.GetArrayDataReference(raster.First);
        ref float seconds = ref MemoryMarshal.GetArrayDataReference(raster.Second);
        ref float nearest = ref MemoryMarshal.GetArrayDataReference(_nearest);
        int start = y * _width;
        int x = left;

        // Whole vectors stay within the row, as the next row may be another thread's; lanes past the span keep what they hold.
        for (; x < right && x + 8 <= _width; x += 8)
        {
            nuint at = (nuint)(start + x);
            nuint atNearest = at - (nuint)_firstPixel;
            Vector256<float> lane = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
            Vector256<float> step = lane + Vector256.Create((float)(x - left));
            Vector256<float> first = Vector256.Create(row.First) + (step * row.FirstStep);
            Vector256<float> second = Vector256.Create(row.Second) + (step * row.SecondStep);
            Vector256<float> z = Vector256.Create(depth.Third) + (first * depth.First) + (second * depth.Second);
            Vector256<float> old = Vector256.LoadUnsafe(ref nearest, atNearest);
            Vector256<float> seen = Vector256.LessThan(z, old) & Vector256.LessThan(lane, Vector256.Create((float)(right - x)));
            Vector256.ConditionalSelect(seen, z, old).StoreUnsafe(ref nearest, atNearest);
            Vector256.ConditionalSelect(seen, first, Vector256.LoadUnsafe(ref firsts, at)).StoreUnsafe(ref firsts, at);
            Vector256.ConditionalSelect(seen, second, Vector256.LoadUnsafe(ref seconds, at)).StoreUnsafe(ref seconds, at);
            Vector256.ConditionalSelect(seen.AsInt32(), Vector256.Create(triangle), Vector256.LoadUnsafe(ref triangles, at))
                .StoreUnsafe(ref triangles, at);
        }

        for (; x < right; x++)
        {
            float first = row.First + ((x - left) * row.FirstStep);
            float second = row.Second + ((x - left) * row.SecondStep);
            float z = depth.Third + (first * depth.First) + (second * depth.Second);
            int at = start + x;
            if (z < _nearest[at - _firstPixel])
            {
                _nearest[at - _firstPixel] = z;
                raster.First[at] = first;
                raster.Second[at] = second;
                raster.Triangle[at] = triangle;
            }
        }
    }

    private static void SortByRow(ref Vector2 upper, ref Vector2 lower)
    {
        if (lower.Y < upper.Y)
        {
            (upper, lower) = (lower, upper);
        }
    }

    /// <summary>The band's first row at or below a vertex.</summary>
    private int RowFrom(Vector2 vertex) => (int)MathF.Ceiling(Math.Clamp(vertex.Y, firstRow, endRow));

    /// <summary>The first column at or to the right of a place; one past the last when there is none.</summary>
    private int ColumnFrom(double x) => (int)Math.Ceiling(Math.Clamp(x, 0, _width));

    /// <summary>z = Third + First·(first weight) + Second·(second weight).</summary>
    private readonly record struct DepthPlane(float Third, float First, float Second);
}
