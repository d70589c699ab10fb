namespace Mien.Faces.Quality;

/// <summary>How well a face can be seen: what decides whether it is worth taking for a source.</summary>
public sealed record FaceReadings
{
    /// <summary>Between the outer corners of the eyes if they lay flat in the picture, in pixels.</summary>
    public required float EyeDistancePx { get; init; }

    /// <summary>0 … 1 at one size for all faces; 0.5 and more is sharp.</summary>
    public required float Sharpness { get; init; }

    /// <summary>As <see cref="Mesh.HeadPose.YawDegrees"/>.</summary>
    public required float YawDegrees { get; init; }

    /// <summary>As <see cref="Mesh.HeadPose.PitchDegrees"/>.</summary>
    public required float PitchDegrees { get; init; }

    /// <summary>The part of the face that has not the colour of its skin, or lies outside the picture, 0 … 1; eyes and brows do not count, and the
    /// lower face only where the lips are not seen: a beard is the person's own.</summary>
    public required float CoveredShare { get; init; }

    /// <summary>As <see cref="Mesh.MouthState.Openness"/>.</summary>
    public required float MouthOpenness { get; init; }

    /// <summary>As <see cref="Mesh.EyeState.Openness"/>, of the eye that is less open.</summary>
    public required float EyeOpenness { get; init; }

    /// <summary>Light on the darker half of the face over that on the brighter one, 0 … 1.</summary>
    public required float LightEvenness { get; init; }
}
