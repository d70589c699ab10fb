using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>Keeps the best of things that overlap.</summary>
public static class NonMaximumSuppression
{
    /// <summary>Greedy: the highest score first; a thing that overlaps one already kept is dropped.</summary>
    /// <param name="maximumOverlap">Intersection over union up to which two things both stay.</param>
    /// <param name="maximumCover">Part of the smaller box inside the larger one up to which both stay; 1 switches it off.</param>
    /// <returns>Best first. Equal scores keep their order.</returns>
    public static IReadOnlyList<T> Keep<T>(
        IEnumerable<T> things, Func<T, Box> box, Func<T, float> score, float maximumOverlap, float maximumCover = 1)
    {
        List<T> kept = [];
        foreach (T thing in things.OrderByDescending(score))
        {
            if (!kept.Exists(better => Overlap(box(better), box(thing), maximumOverlap, maximumCover)))
            {
                kept.Add(thing);
            }
        }

        return kept;
    }

    private static bool Overlap(Box one, Box other, float maximumOverlap, float maximumCover) =>
        one.OverlapWith(other) > maximumOverlap || (maximumCover < 1 && one.CoverWith(other) > maximumCover);
}
