namespace Mien.Drawings;

/// <summary>What a triangle of a sculpture shows.</summary>
internal enum SculptPart
{
    Face,
    Eye,
    Mouth,
    Head,
    Neck,
}
