using System.Numerics;
using Mien.Faces.Attributes;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Whether a face wears spectacles: a line or something that is no skin crosses the bridge of the nose, and with dark lenses the skin below
/// the eyes is hidden too.</summary>
/// <remarks>The line is <see cref="SpectaclesBridge"/>'s. What is no skin, on 28 synthetic faces looked at one by one: bridge 0.30 … 0.56 for five of seven with spectacles (two rimless ones are missed), at
/// most 0.15 for the 21 without; below the eyes 0.71 and 0.93 for the two sunglasses, at most 0.09 for the others.</remarks>
internal readonly record struct Spectacles(bool AreWorn, bool AreDark)
{
    private const float WornFrom = 0.22f;
    private const float DarkFrom = 0.4f;

    /// <summary>Side of the squares around the points that are looked at, as a part of the atlas's side.</summary>
    private const float Reach = 0.019f;

    private static readonly int[] s_bridge = [6, 168, 197, 122, 351, 193, 417, 8, 245, 465, 188, 412, 196, 419];

    private static readonly int[] s_belowEyes =
    [
        229, 230, 231, 232, 449, 450, 451, 452, 117, 118, 119, 120, 346, 347, 348, 349, 111, 340, 31, 261, 110, 339, 228, 448,
    ];

    /// <summary>What was seen before is seen again from this part of the threshold on, and what was not from this multiple.</summary>
    private const float AgainFrom = 0.75f;
    private const float NewlyFrom = 1.15f;

    /// <param name="before">What was found in the frame before; null in a photo.</param>
    /// <param name="likeness">1 skin … 0 something else, small atlas.</param>
    /// <param name="bridge">Strength of the line, of <see cref="SpectaclesBridge"/>.</param>
    public static Spectacles Detect(Plane likeness, Plane visibility, AtlasGeometry geometry, float bridge, Spectacles? before = null)
    {
        float worn = Hesitation(before?.AreWorn);
        bool areDark = Covered(s_belowEyes, likeness, visibility, geometry) > DarkFrom * Hesitation(before?.AreDark);
        return new(areDark || bridge > SpectaclesBridge.WornFrom * worn || Covered(s_bridge, likeness, visibility, geometry) > WornFrom * worn, areDark);
    }

    private static float Hesitation(bool? before) => before switch { null => 1, true => AgainFrom, false => NewlyFrom };

    private static float Covered(int[] points, Plane likeness, Plane visibility, AtlasGeometry geometry)
    {
        int reachPx = Math.Max(1, (int)(Reach * geometry.SizePx));
        float covered = 0;
        float seen = 1e-6f;
        foreach (int point in points)
        {
            Vector2 centre = geometry.TexelOf[point];
            for (int y = (int)centre.Y - reachPx; y <= (int)centre.Y + reachPx; y++)
            {
                for (int x = (int)centre.X - reachPx; x <= (int)centre.X + reachPx; x++)
                {
                    covered += visibility[x, y] * (1 - likeness[x, y]);
                    seen += visibility[x, y];
                }
            }
        }

        return covered / seen;
    }
}
