using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Filters;
namespace Mien.Imaging.Masks
{
public static class Polygon
{
    public static Plane Fill(ReadOnlySpan<Vector2> p, Size s)
    {
        Plane o = new(s.Width, s.Height);
        for (int y = 0; y < s.Height; y++) for (int x = 0; x < s.Width; x++)
        {
            bool inside = false;
            for (int i = 0, j = p.Length - 1; i < p.Length; j = i++)
                if ((p[i].Y > y) != (p[j].Y > y) && x < ((p[j].X - p[i].X) * (y - p[i].Y) / (p[j].Y - p[i].Y)) + p[i].X) inside = !inside;
            o[x, y] = inside ? 1 : 0;
        }
        return o;
    }
}
public static class DistanceTransform
{
    public static Plane Inside(Plane m)
    {
        // chamfer
        Plane d = new(m.Width, m.Height); int w = m.Width, h = m.Height; float[] s = d.Samples;
        for (int i = 0; i < s.Length; i++) s[i] = m.Samples[i] >= 0.5f ? 1e6f : 0;
        for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) { int i = (y * w) + x; if (s[i] == 0) continue; float v = s[i];
            v = Math.Min(v, (x > 0 ? s[i - 1] : 0) + 1); v = Math.Min(v, (y > 0 ? s[i - w] : 0) + 1);
            v = Math.Min(v, (x > 0 && y > 0 ? s[i - w - 1] : 0) + 1.414f); v = Math.Min(v, (x < w - 1 && y > 0 ? s[i - w + 1] : 0) + 1.414f); s[i] = v; }
        for (int y = h - 1; y >= 0; y--) for (int x = w - 1; x >= 0; x--) { int i = (y * w) + x; if (s[i] == 0) continue; float v = s[i];
            v = Math.Min(v, (x < w - 1 ? s[i + 1] : 0) + 1); v = Math.Min(v, (y < h - 1 ? s[i + w] : 0) + 1);
            v = Math.Min(v, (x < w - 1 && y < h - 1 ? s[i + w + 1] : 0) + 1.414f); v = Math.Min(v, (x > 0 && y < h - 1 ? s[i + w - 1] : 0) + 1.414f); s[i] = v; }
        return d;
    }
}
public static class Morphology
{
    public static Plane Erode(Plane m, float r) { Plane i = m.Clone(); for (int k = 0; k < i.Samples.Length; k++) i.Samples[k] = 1 - i.Samples[k]; i = Dilate(i, r); for (int k = 0; k < i.Samples.Length; k++) i.Samples[k] = 1 - i.Samples[k]; return i; }
    public static Plane Dilate(Plane m, float r)
    {
        Plane o = new(m.Width, m.Height); int k = (int)MathF.Ceiling(r);
        for (int y = 0; y < m.Height; y++) for (int x = 0; x < m.Width; x++)
        {
            float v = 0;
            for (int j = -k; j <= k; j++) for (int i = -k; i <= k; i++)
                if ((i * i) + (j * j) <= r * r && x + i >= 0 && y + j >= 0 && x + i < m.Width && y + j < m.Height) v = Math.Max(v, m[x + i, y + j]);
            o[x, y] = v;
        }
        return o;
    }
}
}
namespace Mien.Imaging.Filters
{
public static class GuidedFilter
{
    private static Plane Box(Plane p, int r) => GaussianBlur.Apply(p, r * 0.6f);
    private static Plane Mul(Plane a, Plane b) { Plane o = new(a.Width, a.Height); for (int i = 0; i < o.Samples.Length; i++) o.Samples[i] = a.Samples[i] * b.Samples[i]; return o; }
    public static Plane Apply(Plane g, Plane p, int r, float eps)
    {
        Plane mg = Box(g, r), mp = Box(p, r), gg = Box(Mul(g, g), r), gp = Box(Mul(g, p), r);
        Plane a = new(g.Width, g.Height), b = new(g.Width, g.Height);
        for (int i = 0; i < a.Samples.Length; i++)
        {
            a.Samples[i] = (gp.Samples[i] - (mg.Samples[i] * mp.Samples[i])) / (gg.Samples[i] - (mg.Samples[i] * mg.Samples[i]) + eps);
            b.Samples[i] = mp.Samples[i] - (a.Samples[i] * mg.Samples[i]);
        }
        a = Box(a, r); b = Box(b, r);
        for (int i = 0; i < a.Samples.Length; i++) a.Samples[i] = (a.Samples[i] * g.Samples[i]) + b.Samples[i];
        return a;
    }
}
public static class NoiseLevel
{
    public static float Estimate(Plane p, Plane m)
    {
        List<float> v = [];
        for (int y = 1; y < p.Height - 1; y++) for (int x = 1; x < p.Width - 1; x++)
            if (m[x, y] > 0.5f)
            {
                float l = p[x - 1, y - 1] + p[x + 1, y - 1] + p[x - 1, y + 1] + p[x + 1, y + 1] - (2 * (p[x, y - 1] + p[x, y + 1] + p[x - 1, y] + p[x + 1, y])) + (4 * p[x, y]);
                v.Add(MathF.Abs(l));
            }
        if (v.Count < 50) return 0;
        v.Sort();
        return v[v.Count * 3 / 10] / 0.385f / 6; // 30th percentile of |N(0,1)| = 0.385
    }
}
}
namespace Mien.Imaging.Blending
{
using Mien.Imaging.Resampling;
public static class MultiBandBlend
{
    public static Planes Apply(Planes bg, Planes fg, Plane mask)
    {
        int levels = Math.Clamp((int)MathF.Log2(Math.Min(bg.Width, bg.Height)) - 4, 1, 5);
        return new(One(bg.Red, fg.Red, mask, levels), One(bg.Green, fg.Green, mask, levels), One(bg.Blue, fg.Blue, mask, levels));
    }
    private static Plane One(Plane bg, Plane fg, Plane m, int levels)
    {
        if (levels == 0) { Plane o = new(bg.Width, bg.Height); for (int i = 0; i < o.Samples.Length; i++) o.Samples[i] = bg.Samples[i] + (m.Samples[i] * (fg.Samples[i] - bg.Samples[i])); return o; }
        Size half = new((bg.Width + 1) / 2, (bg.Height + 1) / 2);
        Plane b2 = Resampler.Resize(bg, half, ResampleFilter.Triangle), f2 = Resampler.Resize(fg, half, ResampleFilter.Triangle), m2 = Resampler.Resize(m, half, ResampleFilter.Triangle);
        Plane low = Resampler.Resize(One(b2, f2, m2, levels - 1), bg.Size, ResampleFilter.Triangle);
        Plane bu = Resampler.Resize(b2, bg.Size, ResampleFilter.Triangle), fu = Resampler.Resize(f2, bg.Size, ResampleFilter.Triangle);
        for (int i = 0; i < low.Samples.Length; i++) { float lb = bg.Samples[i] - bu.Samples[i], lf = fg.Samples[i] - fu.Samples[i]; low.Samples[i] += lb + (m.Samples[i] * (lf - lb)); }
        return low;
    }
}
}
