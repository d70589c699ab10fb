using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Live;

/// <summary>A dark beard of the source stays whole and dark: where the target's jaw is bare, a network takes it for shadow or for strands before the face, and leaves
/// a grey half of it.</summary>
internal static class WholeBeard
{
    /// <summary>Once around moustache and chin, down to the jaw.</summary>
    private static readonly int[] s_loop =
        [187, 205, 203, 98, 2, 327, 423, 425, 411, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172];

    /// <summary>Standard deviations, as parts of the crop's side: of the area's edge; of what is compared, so that single hairs are not; and of a surroundings
    /// that is wider than a wisp of beard.</summary>
    private const float EdgeSoftness = 0.02f, HairSoftness = 0.012f, Around = 0.05f;

    /// <summary>Where no more than this part of the surroundings is shown, something lies before the face; from the larger one on it is a beard that is not shown.</summary>
    private const float LeastAround = 0.5f, EnoughAround = 0.75f;

    /// <summary>What is drawn is skin from the first brightness on, as a part of the target's (sRGB-encoded), and a beard up to the second.</summary>
    private const float SkinFrom = 0.9f, BeardUpTo = 0.65f;

    /// <param name="strength">How much of a beard there is, 0 … 1.</param>
    /// <returns>Where it may be in the crop, 0 … <paramref name="strength"/>, [S, S].</returns>
    public static Plane Area(FaceMesh mesh, Affine2 imageToCrop, int sizePx, float strength)
    {
        Vector2[] outline = [.. s_loop.Select(point => imageToCrop.Apply(MeshPoints.Flat(mesh.Points[point])))];
        Plane area = Polygon.Fill(outline, new(sizePx, sizePx));
        GaussianBlur.RunInPlace(area, EdgeSoftness * sizePx);
        for (int i = 0; i < area.Samples.Length; i++)
        {
            area.Samples[i] *= strength;
        }

        return area;
    }

    /// <summary>Holds back what would brighten a beard or leave a wisp of it out.</summary>
    /// <param name="change">What is to be added to the drawn face.</param>
    /// <param name="mask">Where it is shown, 0 … 1.</param>
    /// <param name="target">[3,S,S], sRGB-encoded.</param>
    /// <param name="drawn">The same with the drawn face.</param>
    /// <param name="area">Of <see cref="Area"/>.</param>
    public static void KeepInPlace(Planes change, Plane mask, ReadOnlySpan<float> target, ReadOnlySpan<float> drawn, Plane area)
    {
        Plane before = Brightness(target, area.Size);
        Plane after = Brightness(drawn, area.Size);
        Plane around = GaussianBlur.Apply(mask, Around * area.Width);
        for (int i = 0; i < area.Samples.Length; i++)
        {
            if (area.Samples[i] <= 0)
            {
                continue;
            }

            float skin = Ramp.Smooth(BeardUpTo, SkinFrom, after.Samples[i] / Math.Max(1e-3f, before.Samples[i]));
            float beard = area.Samples[i] * (1 - skin);
            mask.Samples[i] = Math.Max(mask.Samples[i], beard * Ramp.Smooth(LeastAround, EnoughAround, around.Samples[i]));
            if (Relighting.Luminance(new(change.Red.Samples[i], change.Green.Samples[i], change.Blue.Samples[i])) > 0)
            {
                change.Red.Samples[i] *= 1 - beard;
                change.Green.Samples[i] *= 1 - beard;
                change.Blue.Samples[i] *= 1 - beard;
            }
        }
    }

    private static Plane Brightness(ReadOnlySpan<float> picture, Size size)
    {
        Plane brightness = new(size.Width, size.Height);
        int area = brightness.Samples.Length;
        for (int i = 0; i < area; i++)
        {
            brightness.Samples[i] = Relighting.Luminance(new(picture[i], picture[area + i], picture[(2 * area) + i]));
        }

        GaussianBlur.RunInPlace(brightness, HairSoftness * size.Width);
        return brightness;
    }
}
