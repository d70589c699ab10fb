using System.Numerics;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>Reads single values out of an atlas.</summary>
internal static class AtlasSampling
{
    /// <summary>Bilinear value of a map at a place given as a part of the atlas's side; the edge value outside.</summary>
    public static float At(Plane map, Vector2 place)
    {
        float x = Math.Clamp((place.X * map.Width) - 0.5f, 0, map.Width - 1.001f);
        float y = Math.Clamp((place.Y * map.Height) - 0.5f, 0, map.Height - 1.001f);
        int left = (int)x;
        int top = (int)y;
        float right = x - left;
        float down = y - top;
        float upper = map[left, top] + (right * (map[left + 1, top] - map[left, top]));
        float lower = map[left, top + 1] + (right * (map[left + 1, top + 1] - map[left, top + 1]));
        return upper + (down * (lower - upper));
    }
}
