namespace Mien.Faces.Detection;

/// <summary>How far a search for faces goes before it is content.</summary>
/// <remarks>Whatever the effort, a picture in which the cheaper steps find no face gets all the others too: an empty answer is
/// always a thorough one.</remarks>
public enum DetectionEffort
{
    /// <summary>Stops at the first step that finds a face. Steps go from large faces to small ones, so the largest face is
    /// among those found. For one face, and for video between scene cuts.</summary>
    Quick,

    /// <summary>Always searches for faces down to about an eighth of the picture's shorter side.</summary>
    Balanced,

    /// <summary>Always searches down to <see cref="DetectionSettings.MinimumFaceHeight"/>, with both detectors and in every
    /// direction asked for. For "all faces".</summary>
    Thorough,
}
