using System.Numerics;

namespace Mien.Testing.Films;

/// <summary>Where an actor's face is at one moment.</summary>
/// <param name="Centre">In pixels of the film.</param>
/// <param name="HeightPx">From brows to chin.</param>
/// <param name="RotationDegrees">Clockwise as seen.</param>
/// <param name="Squeeze">Width against what it would be: a rough likeness of a head that turns to the side.</param>
public readonly record struct ActorPlace(Vector2 Centre, float HeightPx, float RotationDegrees = 0, float Squeeze = 1);
