using Mien.Faces.Identity;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Persons;

/// <summary>One face in one frame of a film, as it goes into the gathering of persons.</summary>
public sealed record PersonSample
{
    public required TimeSpan Time { get; init; }

    /// <summary>In pixels of the frame.</summary>
    public required Box Box { get; init; }

    public required FaceIdentity Identity { get; init; }

    /// <summary>How well the face can be recognised, above 0 … 1; the sample's weight.</summary>
    public required float Quality { get; init; }

    /// <summary>Samples with the same key show one face for sure: a track within one scene. Null: nothing is known.</summary>
    public string? TrackKey { get; init; }

    /// <summary>The face cut out, for a contact sheet.</summary>
    public Picture? Chip { get; init; }
}
