using System.Numerics;

namespace Mien.Imaging.Geometry;

public sealed class TriangleRaster
{
    private TriangleRaster(Size size, Vector2[] vertices, ushort[] triangles)
    {
        Size = size;
        Triangle = new int[size.Width * size.Height];
        First = new float[Triangle.Length];
        Second = new float[Triangle.Length];
        Vertices = vertices;
        Triangles = triangles;
        Array.Fill(Triangle, -1);
    }

    public Size Size { get; }
    public int[] Triangle { get; }
    public float[] First { get; }
    public float[] Second { get; }
    public Vector2[] Vertices { get; }
    public ushort[] Triangles { get; }

    public static TriangleRaster Rasterise(ReadOnlySpan<Vector2> v, ReadOnlySpan<float> depths, ReadOnlySpan<ushort> t, Size size)
    {
        TriangleRaster r = new(size, v.ToArray(), t.ToArray());
        float[] z = new float[r.Triangle.Length];
        Array.Fill(z, float.MaxValue);
        for (int k = 0; k < t.Length / 3; k++)
        {
            int ia = t[k * 3], ib = t[(k * 3) + 1], ic = t[(k * 3) + 2];
            Vector2 a = v[ia], b = v[ib], c = v[ic];
            float area = ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
            if (MathF.Abs(area) < 1e-9f) continue;
            int x0 = Math.Max(0, (int)MathF.Ceiling(Math.Min(a.X, Math.Min(b.X, c.X)))), x1 = Math.Min(size.Width - 1, (int)MathF.Floor(Math.Max(a.X, Math.Max(b.X, c.X))));
            int y0 = Math.Max(0, (int)MathF.Ceiling(Math.Min(a.Y, Math.Min(b.Y, c.Y)))), y1 = Math.Min(size.Height - 1, (int)MathF.Floor(Math.Max(a.Y, Math.Max(b.Y, c.Y))));
            for (int y = y0; y <= y1; y++)
                for (int x = x0; x <= x1; x++)
                {
                    float w1 = (((x - a.X) * (c.Y - a.Y)) - ((y - a.Y) * (c.X - a.X))) / area;
                    float w2 = (((b.X - a.X) * (y - a.Y)) - ((b.Y - a.Y) * (x - a.X))) / area;
                    float w0 = 1 - w1 - w2;
                    if (w0 < -1e-5f || w1 < -1e-5f || w2 < -1e-5f) continue;
                    float d = depths.IsEmpty ? 0 : (w0 * depths[ia]) + (w1 * depths[ib]) + (w2 * depths[ic]);
                    int i = (y * size.Width) + x;
                    if (d < z[i]) { z[i] = d; r.Triangle[i] = k; r.First[i] = w0; r.Second[i] = w1; }
                }
        }
        return r;
    }
}
