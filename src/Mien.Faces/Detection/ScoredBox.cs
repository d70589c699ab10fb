using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <param name="Score">0 … 1.</param>
public readonly record struct ScoredBox(Box Box, float Score);
