using System.Numerics;

namespace Mien.Imaging.Masks;

internal readonly struct Highest : IExtremum
{
    public static float Nothing => float.NegativeInfinity;

    public static Vector<float> Of(Vector<float> first, Vector<float> second) => Vector.Max(first, second);

    public static float Of(float first, float second) => Math.Max(first, second);
}
