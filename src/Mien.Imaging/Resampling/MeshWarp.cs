using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
namespace Mien.Imaging.Resampling;

public sealed class MipPyramid
{
    private readonly List<Planes> _levels = [];
    public MipPyramid(Planes b)
    {
        _levels.Add(b);
        while (Math.Min(b.Width, b.Height) > 8 && _levels.Count < 6) { b = Resampler.Resize(b, new Size((b.Width + 1) / 2, (b.Height + 1) / 2), ResampleFilter.Area); _levels.Add(b); }
    }
    public Planes this[int l] => _levels[l];
    public int Count => _levels.Count;
}

public static class MeshWarp
{
    public static Planes Render(MipPyramid s, TriangleRaster r, ReadOnlySpan<Vector2> v)
    {
        Planes o = new(r.Size.Width, r.Size.Height);
        int n = r.Triangles.Length / 3;
        float[] lod = new float[n];
        for (int k = 0; k < n; k++)
        {
            float A(ReadOnlySpan<Vector2> p) { Vector2 a = p[r.Triangles[k * 3]], b = p[r.Triangles[(k * 3) + 1]], c = p[r.Triangles[(k * 3) + 2]]; return MathF.Abs(((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X))); }
            lod[k] = Math.Clamp(0.5f * MathF.Log2((A(v) + 1e-6f) / (A(r.Vertices) + 1e-6f)), 0, s.Count - 1.001f);
        }
        for (int i = 0; i < r.Triangle.Length; i++)
        {
            int k = r.Triangle[i];
            if (k < 0) continue;
            float f = r.First[i], g = r.Second[i];
            Vector2 p = (f * v[r.Triangles[k * 3]]) + (g * v[r.Triangles[(k * 3) + 1]]) + ((1 - f - g) * v[r.Triangles[(k * 3) + 2]]);
            (o.Red.Samples[i], o.Green.Samples[i], o.Blue.Samples[i]) = Sample(s, p, lod[k]);
        }
        return o;
    }

    public static (float, float, float) Sample(MipPyramid s, Vector2 p, float lod)
    {
        int l = (int)lod; float t = lod - l;
        (float a, float b, float c) = Level(s[l], p, l);
        if (t < 0.01f) return (a, b, c);
        (float d, float e, float h) = Level(s[l + 1], p, l + 1);
        return (a + (t * (d - a)), b + (t * (e - b)), c + (t * (h - c)));
    }

    private static (float, float, float) Level(Planes q, Vector2 p, int l)
    {
        float k = 1f / (1 << l);
        float x = ((p.X + 0.5f) * k) - 0.5f, y = ((p.Y + 0.5f) * k) - 0.5f;
        int ix = (int)MathF.Floor(x), iy = (int)MathF.Floor(y);
        Span<float> wx = stackalloc float[4], wy = stackalloc float[4];
        W(x - ix, wx); W(y - iy, wy);
        float r = 0, g = 0, b = 0;
        for (int j = 0; j < 4; j++)
        {
            int yy = Math.Clamp(iy - 1 + j, 0, q.Height - 1) * q.Width;
            for (int i = 0; i < 4; i++)
            {
                int at = yy + Math.Clamp(ix - 1 + i, 0, q.Width - 1); float w = wx[i] * wy[j];
                r += w * q.Red.Samples[at]; g += w * q.Green.Samples[at]; b += w * q.Blue.Samples[at];
            }
        }
        return (Math.Max(0, r), Math.Max(0, g), Math.Max(0, b));
    }

    private static void W(float t, Span<float> w)
    {
        float t2 = t * t, t3 = t2 * t;
        w[0] = (-0.5f * t) + t2 - (0.5f * t3); w[1] = 1 - (2.5f * t2) + (1.5f * t3); w[2] = (0.5f * t) + (2 * t2) - (1.5f * t3); w[3] = (-0.5f * t2) + (0.5f * t3);
    }
}
