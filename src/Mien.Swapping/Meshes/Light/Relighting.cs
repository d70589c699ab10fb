using System.Numerics;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Light;

/// <summary>Puts a texture under another light. What deviates from the smooth light is drawn toward it where that exaggerates: in
/// brightened dark (stubble, shadow edges, sensor noise), and in colour where the light changes its tint.</summary>
internal static class Relighting
{
    private const int Lanes = 8;

    /// <param name="texture">Linear light, changed in place.</param>
    /// <param name="oldLight">The smooth light the texture was taken under, linear.</param>
    /// <param name="newLight">The smooth light it shall be under, linear; 0 where nothing is to be changed.</param>
    /// <param name="colour">1 keeps colours, 0 makes the result grey, as a black-and-white target asks for.</param>
    public static void ApplyInPlace(Planes texture, Planes oldLight, Planes newLight, float colour, int workers = 1) => RowBands.Run(
        texture.Height,
        workers,
        (first, end) =>
        {
            int last = end * texture.Width;
            for (int i = first * texture.Width; i < last; i += Lanes)
            {
                LightChange change = LightChange.Between(
                    Load(oldLight.Red, i, last), Load(oldLight.Green, i, last), Load(oldLight.Blue, i, last),
                    Load(newLight.Red, i, last), Load(newLight.Green, i, last), Load(newLight.Blue, i, last));
                Apply(change, texture, i, last, colour);
            }
        });

    /// <summary>Relights up to eight neighbouring pixels.</summary>
    /// <param name="end">Pixels from here on stay.</param>
    public static void Apply(in LightChange change, Planes texture, int start, int end, float colour)
    {
        Vector256<float> red = Load(texture.Red, start, end);
        Vector256<float> green = Load(texture.Green, start, end);
        Vector256<float> blue = Load(texture.Blue, start, end);
        change.Apply(ref red, ref green, ref blue, colour);
        Store(red, texture.Red, start, end);
        Store(green, texture.Green, start, end);
        Store(blue, texture.Blue, start, end);
    }

    private static Vector256<float> Load(Plane plane, int start, int end)
    {
        if (start + Lanes <= end)
        {
            return Vector256.Create(plane.Samples.AsSpan(start, Lanes));
        }

        Span<float> lanes = stackalloc float[Lanes];
        lanes.Clear();
        plane.Samples.AsSpan(start, end - start).CopyTo(lanes);
        return Vector256.Create(lanes);
    }

    private static void Store(Vector256<float> values, Plane plane, int start, int end)
    {
        if (start + Lanes <= end)
        {
            values.CopyTo(plane.Samples.AsSpan(start, Lanes));
            return;
        }

        Span<float> lanes = stackalloc float[Lanes];
        values.CopyTo(lanes);
        lanes[..(end - start)].CopyTo(plane.Samples.AsSpan(start, end - start));
    }
}
