using Mien.Faces.Alignment;
using Mien.Faces.Persons;

namespace Mien.Training.Packs;

/// <summary>How a pack is made.</summary>
public sealed record FacePackSettings
{
    /// <summary>Side of the whole crop, its margin included; above 0.</summary>
    public int SizePx { get; init; } = 256;

    /// <summary>Where the face lies in the crop within its margin.</summary>
    public AlignmentTemplate Template { get; init; } = AlignmentTemplate.Arcface128;

    /// <summary>What is around the template, at each side, as a part of the template's side. The usual one is enough to turn a face by 8°, shrink
    /// it to 93 % and move it by 3 % without seeing beyond the crop.</summary>
    public float MarginShare { get; init; } = AlignmentTemplate.UsualMargin;

    public PersonNaming People { get; init; } = PersonNaming.Folder;

    /// <summary>Whether a photo gives its largest face alone.</summary>
    public bool OnlyLargest { get; init; }

    /// <summary>Of the split into training and held-out people.</summary>
    public long Seed { get; init; } = PeopleSplit.UsualSeed;

    /// <summary>How many further faces are made, each of two people's faces; at least 0.</summary>
    public int Morphs { get; init; }

    /// <summary>How many further faces are made, each of one person's face, which is given other proportions; at least 0.</summary>
    public int Reshaped { get; init; }

    /// <summary>Of the photos, in words; it goes into the pack and from there onto the card of every network that learns from it. Null says nothing.</summary>
    public string? Licence { get; init; }

    /// <summary>The template with its margin.</summary>
    internal AlignmentTemplate Framing => Template.WithMargin(MarginShare);
}
