using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Whole.Targets;

/// <summary>The target's eyeballs lie in the source's lids: where those are darker than the target's were, whites that stay as bright as they were stare.</summary>
internal static class EyeballLight
{
    /// <summary>How much of the lids' change the eyeballs follow (an exponent): skin may be darker without a shadow.</summary>
    private const float Following = 0.5f;

    private const float Darkest = 0.6f, Brightest = 1.15f;

    /// <param name="drawn">The source's face, linear light.</param>
    /// <param name="points">Where it is drawn, [478].</param>
    /// <param name="target">Linear light.</param>
    /// <param name="own">Where the target's face is in that.</param>
    /// <returns>What the eyeballs are multiplied by, both alike.</returns>
    public static float Of(Planes drawn, ReadOnlySpan<Vector3> points, Planes target, ReadOnlySpan<Vector3> own)
    {
        float left = Change(drawn, points, target, own, MeshTopology.LeftLidsLoop, MeshTopology.LeftEyeLoop);
        float right = Change(drawn, points, target, own, MeshTopology.RightLidsLoop, MeshTopology.RightEyeLoop);
        return Math.Clamp(MathF.Pow(left * right, Following / 2), Darkest, Brightest);
    }

    public static void ChangeInPlace(Planes drawn, EyeOpenings eyes, float gain)
    {
        Change(drawn, eyes.Left.Opening, eyes.Left.Region, gain);
        Change(drawn, eyes.Right.Opening, eyes.Right.Region, gain);
    }

    private static void Change(Planes drawn, Plane opening, Region region, float gain)
    {
        for (int y = 0; y < region.Height; y++)
        {
            for (int x = 0; x < region.Width; x++)
            {
                float factor = 1 + (opening[x, y] * (gain - 1));
                for (int channel = 0; channel < 3; channel++)
                {
                    drawn[channel][region.X + x, region.Y + y] *= factor;
                }
            }
        }
    }

    private static float Change(
        Planes drawn, ReadOnlySpan<Vector3> points, Planes target, ReadOnlySpan<Vector3> own, ReadOnlySpan<int> lids, ReadOnlySpan<int> eye) =>
        RingColour.Mean(drawn, points, lids, eye) is { } to && RingColour.Mean(target, own, lids, eye) is { } from
            ? Luminance.Of(to) / Luminance.Of(from)
            : 1;
}
