using System.Numerics;
using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>Brightness of linear light (ITU-R BT.709): 0.2126 R + 0.7152 G + 0.0722 B. That of encoded colours is <see cref="Luma"/>.</summary>
public static class Luminance
{
    private const float Red = 0.2126f, Green = 0.7152f, Blue = 0.0722f;

    /// <param name="linear">Red, green, blue.</param>
    public static float Of(Vector3 linear) => Vector3.Dot(linear, new(Red, Green, Blue));

    /// <summary>Of eight colours.</summary>
    public static Vector256<float> Of(Vector256<float> red, Vector256<float> green, Vector256<float> blue) => (red * Red) + (green * Green) + (blue * Blue);

    /// <param name="linear">Linear light.</param>
    /// <param name="workers">Threads to share the work.</param>
    public static Plane Of(Planes linear, int workers = 1) => PlaneMap.Run(default(Weights), linear.Red, linear.Green, linear.Blue, workers);

    private readonly struct Weights : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) => Of(first, second, third);
    }
}
