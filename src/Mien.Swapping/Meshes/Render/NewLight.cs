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

    public static Planes Of(SourceTexture source, Planes targetLight, AtlasEye[] targetEyes, AtlasRegions regions)
    {
        Planes light = targetLight.Clone();
        Vector3[] eyeLights = [EyeLight(source.Eyes, targetEyes, 0), EyeLight(source.Eyes, targetEyes, 1)];
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

        Vector3 tint = Tint(target) / Tint(source);
        return Vector3.Clamp(tint, new(1 / StrongestTint), new(StrongestTint)) * Math.Clamp(to / from, DarkestEye, BrightestEye);
    }

    private static Vector3 Tint(AtlasEye[] eyes)
    {
        Vector3 white = Vector3.Max(eyes[0].White + eyes[1].White, new(1e-4f));
        return white / Relighting.Luminance(white);
    }
}
