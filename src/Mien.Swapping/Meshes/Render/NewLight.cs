using System.Numerics;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Meshes.Render;

/// <summary>The light that the source's colours shall be under, in the small atlas: the target's light and skin tone; in the eyes, whose
/// white is white on everybody, light alone.</summary>
internal static class NewLight
{
    /// <summary>Bounds of the change of an eye's brightness.</summary>
    private const float DarkestEye = 0.35f;
    private const float BrightestEye = 1.8f;

    /// <summary>Bound of the change of colour, per channel: what looks like white may be the rim of a lid.</summary>
    private const float StrongestTint = 1.4f;

    /// <summary>Bound of the same, of how the light's tint at one eye differs from that at the other: skin tells it surely.</summary>
    private const float StrongestSide = 2;

    public static Planes Of(SourceTexture source, Planes targetLight, AtlasEye[] targetEyes, AtlasRegions regions)
    {
        Planes light = targetLight.Clone();
        Vector3[] eyeLights = [EyeLight(source.Eyes, targetEyes, 0), EyeLight(source.Eyes, targetEyes, 1)];
        Vector3[] from = SideTints(source.Light, regions);
        Vector3[] to = SideTints(targetLight, regions);
        for (int eye = 0; eye < 2; eye++)
        {
            eyeLights[eye] *= Vector3.Clamp(to[eye] / from[eye], new(1 / StrongestSide), new(StrongestSide));
        }

        for (int y = 0; y < light.Height; y++)
        {
            for (int x = 0; x < light.Width; x++)
            {
                float weight = regions.Eyes[x, y];
                if (weight <= 0)
                {
                    continue;
                }

                Vector3 change = eyeLights[x < light.Width / 2 ? 0 : 1];
                for (int channel = 0; channel < 3; channel++)
                {
                    Plane plane = light[channel];
                    plane[x, y] += weight * ((source.Light[channel][x, y] * change[channel]) - plane[x, y]);
                }
            }
        }

        return light;
    }

    /// <summary>The light on the target's white of one eye over that on the source's. Its tint is taken from both eyes, since one alone often
    /// shows too little white.</summary>
    private static Vector3 EyeLight(AtlasEye[] source, AtlasEye[] target, int eye)
    {
        float from = Relighting.Luminance(source[eye].White);
        float to = Relighting.Luminance(target[eye].White);
        if (from <= 0 || to <= 0)
        {
            return Vector3.One;
        }

        Vector3 tint = Tint(target[0].White + target[1].White) / Tint(source[0].White + source[1].White);
        return Vector3.Clamp(tint, new(1 / StrongestTint), new(StrongestTint)) * Math.Clamp(to / from, DarkestEye, BrightestEye);
    }

    /// <summary>How the light's tint at each eye differs from that of both: lamp on one side, window on the other.</summary>
    private static Vector3[] SideTints(Planes light, AtlasRegions regions)
    {
        Vector3[] sides = [default, default];
        for (int y = 0; y < light.Height; y++)
        {
            for (int x = 0; x < light.Width; x++)
            {
                sides[x < light.Width / 2 ? 0 : 1] += regions.Eyes[x, y] * new Vector3(light.Red[x, y], light.Green[x, y], light.Blue[x, y]);
            }
        }

        Vector3 both = Tint(Tint(sides[0]) + Tint(sides[1]));
        return [Tint(sides[0]) / both, Tint(sides[1]) / both];
    }

    private static Vector3 Tint(Vector3 colour)
    {
        Vector3 some = Vector3.Max(colour, new(1e-4f));
        return some / Relighting.Luminance(some);
    }
}
