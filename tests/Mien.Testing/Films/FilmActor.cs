using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Testing.Films;

/// <summary>A face that moves through a scene.</summary>
/// <param name="Face">Whose.</param>
/// <param name="PlaceAt">Where it is so many seconds after the scene's start; null while it is away.</param>
public sealed record FilmActor(SampleFace Face, Func<float, ActorPlace?> PlaceAt)
{
    /// <summary>From pixels of the photo to pixels of the film; null while the face is away.</summary>
    public Affine2? PhotoToFilm(float seconds)
    {
        if (PlaceAt(seconds) is not { } place)
        {
            return null;
        }

        float scale = place.HeightPx / Face.HeightPx;
        return Affine2.Translation(-Face.Centre.X, -Face.Centre.Y)
            .Then(Affine2.Scaling(place.Squeeze, 1))
            .Then(Affine2.Similarity(scale, place.RotationDegrees, place.Centre));
    }

    /// <summary>A face that moves at a constant speed.</summary>
    public static FilmActor Moving(SampleFace face, Vector2 from, Vector2 pxPerSecond, float heightPx) =>
        new(face, seconds => new ActorPlace(from + (pxPerSecond * seconds), heightPx));

    public static FilmActor Still(SampleFace face, Vector2 centre, float heightPx) => Moving(face, centre, Vector2.Zero, heightPx);
}
