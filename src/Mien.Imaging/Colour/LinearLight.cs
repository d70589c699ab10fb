using Mien.Imaging.Pixels;
namespace Mien.Imaging.Colour;
public static class LinearLight
{
    public static Planes FromSrgb(Planes p) => Map(p, Srgb.ToLinear);
    public static Planes ToSrgb(Planes p) => Map(p, v => Srgb.FromLinear(Math.Clamp(v, 0, 1)));
    private static Planes Map(Planes p, Func<float, float> f)
    {
        Planes o = new(p.Width, p.Height);
        for (int c = 0; c < 3; c++) for (int i = 0; i < o[c].Samples.Length; i++) o[c].Samples[i] = f(p[c].Samples[i]);
        return o;
    }
}
public static class Oklab
{
    public static Planes FromLinear(Planes p)
    {
        Planes o = new(p.Width, p.Height);
        for (int i = 0; i < p.Red.Samples.Length; i++)
        {
            float r = p.Red.Samples[i], g = p.Green.Samples[i], b = p.Blue.Samples[i];
            float l = MathF.Cbrt((0.4122214708f * r) + (0.5363325363f * g) + (0.0514459929f * b));
            float m = MathF.Cbrt((0.2119034982f * r) + (0.6806995451f * g) + (0.1073969566f * b));
            float s = MathF.Cbrt((0.0883024619f * r) + (0.2817188376f * g) + (0.6299787005f * b));
            o.Red.Samples[i] = (0.2104542553f * l) + (0.7936177850f * m) - (0.0040720468f * s);
            o.Green.Samples[i] = (1.9779984951f * l) - (2.4285922050f * m) + (0.4505937099f * s);
            o.Blue.Samples[i] = (0.0259040371f * l) + (0.7827717662f * m) - (0.8086757660f * s);
        }
        return o;
    }
}
public static class Luma
{
    public static Plane OfEncoded(Planes p)
    {
        Plane o = new(p.Width, p.Height);
        for (int i = 0; i < o.Samples.Length; i++) o.Samples[i] = (0.299f * p.Red.Samples[i]) + (0.587f * p.Green.Samples[i]) + (0.114f * p.Blue.Samples[i]);
        return o;
    }
}
