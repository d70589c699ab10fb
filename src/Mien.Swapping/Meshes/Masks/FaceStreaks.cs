using Mien.Imaging.Colour;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Measures the streaks of a face against those of its inner part: pores, grain and the photo's compression are streaks too.</summary>
internal static class FaceStreaks
{
    /// <summary>Streaks that count for hair, as a multiple of those of the inner face, and the least and the most that are taken for that (<see cref="Streaks"/>).</summary>
    private const float TimesInner = 2.2f, Least = 0.010f, Most = 0.013f;

    /// <summary>Part of the inner face that has fewer streaks than what is taken for its own; folds and shadows have more.</summary>
    private const float CalmShare = 0.4f;

    /// <summary>Visibility from which on and from which on fully streaks count.</summary>
    private const float SeenFrom = 0.1f, SeenTo = 0.4f;

    /// <returns>Streaks as multiples of what counts for hair, small atlas; 0 where little was seen.</returns>
    public static Plane Find(UnwrappedFace face, AtlasRegions regions)
    {
        Plane skin = new(face.Visibility.Width, face.Visibility.Height);
        for (int i = 0; i < skin.Samples.Length; i++)
        {
            skin.Samples[i] = regions.FromOutlinePx.Samples[i] > 0 && regions.Features.Samples[i] < 0.3f ? 1 : 0;
        }

        Plane streaks = Streaks.Find(Oklab.FromLinear(face.Linear).Red, skin);
        for (int i = 0; i < skin.Samples.Length; i++)
        {
            streaks.Samples[i] *= Ramp.Smooth(SeenFrom, SeenTo, face.Visibility.Samples[i]);
        }

        float hair = Math.Clamp(TimesInner * OfInnerFace(streaks, face, regions), Least, Most);
        for (int i = 0; i < skin.Samples.Length; i++)
        {
            streaks.Samples[i] /= hair;
        }

        return streaks;
    }

    private static float OfInnerFace(Plane streaks, UnwrappedFace face, AtlasRegions regions)
    {
        float[] inner = [.. Enumerable.Range(0, streaks.Samples.Length)
            .Where(i => regions.InnerFace.Samples[i] > 0.8f && regions.Features.Samples[i] < 0.1f && face.Visibility.Samples[i] > 0.5f)
            .Select(i => streaks.Samples[i]).Order()];
        return inner.Length == 0 ? 0 : inner[(int)(CalmShare * inner.Length)];
    }
}
