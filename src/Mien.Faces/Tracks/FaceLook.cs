namespace Mien.Faces.Tracks;

/// <summary>What a detector sees at one place.</summary>
/// <param name="Score">How sure it is of a face, 0 … 1; about 0.35 where there is none (docs/detection.md).</param>
/// <param name="RotationDegrees">How far the head is turned clockwise as seen in the picture; means nothing at low scores.</param>
public readonly record struct FaceLook(float Score, float RotationDegrees);
