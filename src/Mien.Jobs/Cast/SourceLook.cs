using Mien.Faces.Quality;

namespace Mien.Jobs.Cast;

/// <summary>How the face of a source photo was found, and how well it can be seen.</summary>
/// <param name="DetectionScore">0 … 1.</param>
/// <param name="IsUpsideDown">Rolled by more than 90°.</param>
/// <param name="FacesInPhoto">From 1.</param>
/// <param name="Number">Of the face among them, from 1 at the left.</param>
internal sealed record SourceLook(FaceReadings Readings, float DetectionScore, bool IsUpsideDown = false, int FacesInPhoto = 1, int Number = 1);
