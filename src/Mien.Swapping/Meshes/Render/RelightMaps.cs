using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Meshes.Render;

/// <summary>What the source's colours are multiplied by, in the small atlas: the target's light and skin tone over the source's; in the
/// eyes, whose white is white on everybody, light alone.</summary>
internal static class RelightMaps
{
    /// <summary>Bounds of the change of an eye's brightness.</summary>
    private const float DarkestEye = 0.35f;
    private const float BrightestEye = 1.8f;

    public static Planes Make(SourceTexture source, UnwrappedFace target, AtlasEye[] targetEyes, AtlasRegions regions)
    {
        Planes ratio = LightField.Ratio(source.Light, target.Light);
        for (int y = 0; y < ratio.Height; y++)
        {
            for (int x = 0; x < ratio.Width; x++)
            {
                float weight = regions.Eyes[x, y];
                if (weight <= 0)
                {
                    continue;
                }

                int eye = x < ratio.Width / 2 ? 0 : 1;
                float brightness = EyeBrightness(source.Eyes[eye], targetEyes[eye]);
                for (int channel = 0; channel < 3; channel++)
                {
                    Plane plane = ratio[channel];
                    plane[x, y] += weight * (brightness - plane[x, y]);
                }
            }
        }

        return ratio;
    }

    private static float EyeBrightness(AtlasEye source, AtlasEye target) =>
        source.WhiteLuminance > 0 && target.WhiteLuminance > 0
            ? Math.Clamp(target.WhiteLuminance / source.WhiteLuminance, DarkestEye, BrightestEye)
            : 1;
}
