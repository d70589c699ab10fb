using System.Numerics;
using Mien.Imaging.Pixels;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole.Targets;

/// <summary>The light that the source's own eyeballs are put under: a white is white on everybody, so that no skin's tone has a say in it.</summary>
internal static class OwnEyesLight
{
    private const float Darkest = 0.35f, Brightest = 1.8f;

    /// <param name="light">Of the target, linear light, small atlas; changed in the eyes.</param>
    /// <param name="target">See <see cref="EyeColour.Of(Planes, ReadOnlySpan{Vector3})"/>.</param>
    /// <param name="eyes">The openings, 0 … 1, small atlas.</param>
    public static void SetInPlace(Planes light, WholeTexture source, EyeColour?[] target, Plane eyes)
    {
        if ((source.Eyes[0] ?? source.Eyes[1]) is not { } from || (target[0] ?? target[1]) is not { } to)
        {
            return;
        }

        Vector3[] changes = [Change(source.Eyes[0] ?? from, target[0] ?? to), Change(source.Eyes[1] ?? from, target[1] ?? to)];
        for (int y = 0; y < light.Height; y++)
        {
            for (int x = 0; x < light.Width; x++)
            {
                Vector3 change = changes[x < light.Width / 2 ? 0 : 1];
                for (int channel = 0; channel < 3; channel++)
                {
                    light[channel][x, y] += eyes[x, y] * ((source.Light[channel][x, y] * change[channel]) - light[channel][x, y]);
                }
            }
        }
    }

    private static Vector3 Change(EyeColour from, EyeColour to) =>
        Vector3.Clamp(to.White / Vector3.Max(from.White, new(1e-3f)), new(Darkest), new(Brightest));
}
