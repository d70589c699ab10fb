using System.Numerics;

namespace Mien.Imaging.Masks;

internal readonly struct Lowest : IExtremum
{
    public static float Nothing => float.PositiveInfinity;

    public static Vector<float> Of(Vector<float> first, Vector<float> second) => Vector.Min(first, second);

    public static float Of(float first, float second) => Math.Min(first, second);
}
