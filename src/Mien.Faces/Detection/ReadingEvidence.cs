using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Faces.Detection;

/// <summary>What a picture shows where a mesh says brows and lips are. A face that is read the wrong way up has its eyes where eyes are, its
/// brows on cheeks and its mouth on a forehead.</summary>
/// <param name="BrowDarkness">How much darker the picture is at the brows than at their mirror images below the eyes: Oklab lightness.</param>
/// <param name="LipRedness">How much redder the lips are than the skin around them: Oklab a.</param>
internal readonly record struct ReadingEvidence(float BrowDarkness, float LipRedness)
{
    /// <summary>No wrong reading of 85 showed lips so red, nine tenths of the right ones did (docs/detection.md).</summary>
    private const float SeenLips = 0.015f;

    private const int ChipSizePx = 128;

    /// <summary>Where the skin around the lips and the lips themselves are looked at, from the middle of the mouth, in radii of its outer edge.</summary>
    private const float SkinRadius = 1.5f, LipRadius = 0.8f;

    public bool LipsAreSeen => LipRedness >= SeenLips;

    public static ReadingEvidence Of(IFrame frame, FaceMesh mesh)
    {
        Affine2 imageToChip = MeshWindow.Of(mesh).ImageToInput(ChipSizePx);
        Planes chip = Resampler.Warp(frame, imageToChip, new(ChipSizePx, ChipSizePx), Border.Replicate);
        Planes oklab = Oklab.FromLinear(LinearLight.FromSrgb(chip));
        Vector2[] points = Array.ConvertAll(mesh.Flat(), imageToChip.Apply);
        float left = Darkness(oklab[0], points, MeshTopology.LeftBrowLoop, MeshTopology.LeftEyeOuter, MeshTopology.LeftEyeInner);
        float right = Darkness(oklab[0], points, MeshTopology.RightBrowLoop, MeshTopology.RightEyeOuter, MeshTopology.RightEyeInner);
        return new((left + right) / 2, Redness(oklab[1], points));
    }

    private static float Darkness(Plane lightness, Vector2[] points, ReadOnlySpan<int> brow, int outer, int inner)
    {
        Vector2 eye = Vector2.Normalize(points[inner] - points[outer]);
        float sum = 0;
        foreach (int point in brow)
        {
            Vector2 offset = points[point] - points[outer];
            Vector2 mirrored = points[outer] + (2 * Vector2.Dot(offset, eye) * eye) - offset;
            sum += At(lightness, mirrored) - At(lightness, points[point]);
        }

        return sum / brow.Length;
    }

    private static float Redness(Plane redness, Vector2[] points)
    {
        Vector2 middle = (points[MeshTopology.UpperLipInner] + points[MeshTopology.LowerLipInner]) / 2;
        float sum = 0;
        foreach (int point in MeshTopology.LipsOuterLoop)
        {
            Vector2 offset = points[point] - middle;
            sum += At(redness, middle + (LipRadius * offset)) - At(redness, middle + (SkinRadius * offset));
        }

        return sum / MeshTopology.LipsOuterLoop.Length;
    }

    private static float At(Plane plane, Vector2 point) => plane[
        Math.Clamp((int)MathF.Round(point.X), 0, ChipSizePx - 1), Math.Clamp((int)MathF.Round(point.Y), 0, ChipSizePx - 1)];
}
