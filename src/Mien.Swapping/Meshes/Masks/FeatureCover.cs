using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Decides about eyes, brows and lips, which never look like skin: they are uncovered when the skin around them is. Dark
/// spectacles and a hair curtain cover an eye and the skin around it.</summary>
internal static class FeatureCover
{
    /// <summary>Mean skin likeness around an eye at which it counts as covered, and from which as uncovered.</summary>
    private const float CoveredBelow = 0.35f;
    private const float UncoveredFrom = 0.6f;

    /// <param name="likeness">From <see cref="SkinModel.Likeness"/>, small atlas.</param>
    /// <returns>1 where the face itself is seen, 0 where something lies in front of it, small atlas.</returns>
    public static Plane Uncovered(Plane likeness, Plane visibility, AtlasRegions regions)
    {
        float[] eyeOpen = [EyeUncovered(likeness, visibility, regions, 0), EyeUncovered(likeness, visibility, regions, 1)];
        Plane uncovered = new(likeness.Width, likeness.Height);
        for (int y = 0; y < uncovered.Height; y++)
        {
            for (int x = 0; x < uncovered.Width; x++)
            {
                float feature = regions.Features[x, y];
                if (y < regions.NoseTipRow)
                {
                    feature *= eyeOpen[x < uncovered.Width / 2 ? 0 : 1];
                }

                uncovered[x, y] = Math.Max(likeness[x, y], feature);
            }
        }

        return uncovered;
    }

    private static float EyeUncovered(Plane likeness, Plane visibility, AtlasRegions regions, int eye)
    {
        double sum = 0;
        double weights = 1e-6;
        int half = likeness.Width / 2;
        for (int y = 0; y < likeness.Height; y++)
        {
            for (int x = eye * half; x < (eye + 1) * half; x++)
            {
                float weight = regions.EyeSurround[x, y] * visibility[x, y];
                sum += weight * likeness[x, y];
                weights += weight;
            }
        }

        // An eye that the camera hardly sees tells nothing; the visibility mask takes care of it.
        return weights < 1 ? 1 : FaceVisibility.SmoothStep(CoveredBelow, UncoveredFrom, (float)(sum / weights));
    }
}
