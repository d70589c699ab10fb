using Mien.Faces.Alignment;
using Mien.Graphs;
using Mien.Training.Networks;

namespace Mien.Training.Recipes;

/// <summary>Frozen networks that a live network learns from beside <see cref="LiveLoss"/>. Each looks at the result alone, and says nothing of where it is seen.</summary>
/// <param name="recogniser">Null when likeness is not asked for.</param>
/// <param name="landmarks">Null when neither of its losses is.</param>
internal sealed class LiveTeachers(ISourceInput source, AlignmentTemplate framing, LiveLosses losses, FrozenRecogniser? recogniser, FrozenLandmarks? landmarks)
{
    /// <summary>Beside pixels' 10: points a hundredth of the square off cost what pixels do that are 1 of 255 off.</summary>
    private const float LandmarkWeight = 3;

    private const float FeatureWeight = 0.2f;

    /// <summary>What each loses of a result, weighted, by a metric's name.</summary>
    public IEnumerable<(string Name, Tensor Loss)> Of(LiveFace face, LiveItems items)
    {
        if (recogniser is not null)
        {
            yield return ("likeness", LikenessOf(items)!.Of(source.Judged(face, items)));
        }

        if (landmarks is null)
        {
            yield break;
        }

        FaceLook result = landmarks.Of(face.LooksOn(source.Ground(items)), framing);
        FaceLook photo = landmarks.Of(items.Photo, framing);
        if (losses.HasFlag(LiveLosses.Landmarks))
        {
            yield return ("landmarks", result.PointsFrom(photo) * LandmarkWeight);
        }

        if (losses.HasFlag(LiveLosses.Features))
        {
            yield return ("features", result.FeaturesFrom(photo, items.IsReal) * FeatureWeight);
        }
    }

    /// <returns>Null when there is no recogniser.</returns>
    public IdentityLoss? LikenessOf(LiveItems items) => recogniser is null ? null : source.Weighed(new(recogniser, framing, items.Truth, items.IsReal));
}
