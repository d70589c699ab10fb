namespace Mien.Training.Packs.Making;

/// <summary>Two people's faces that a third is made of.</summary>
/// <param name="First">Gives picture, hair, light and gaze.</param>
/// <param name="Shape">How far the shape moves to the second's, 0.3 … 0.7.</param>
/// <param name="Texture">How far the skin does, 0.3 … 0.7.</param>
internal sealed record MorphPair(PackedFace First, PackedFace Second, float Shape, float Texture);
