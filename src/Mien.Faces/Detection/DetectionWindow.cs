using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>A square of the picture, perhaps turned, that a detector looks at; it may reach beyond the picture.</summary>
/// <param name="Centre">In pixels of the picture.</param>
/// <param name="Side">In pixels of the picture.</param>
/// <param name="RotationDegrees">How far the window is turned clockwise as seen in the picture.</param>
public readonly record struct DetectionWindow(Vector2 Centre, float Side, float RotationDegrees = 0)
{
    /// <param name="inputSizePx">Side of the detector's input.</param>
    public Affine2 ImageToInput(int inputSizePx)
    {
        float scale = inputSizePx / Side;
        Affine2 turn = Affine2.Similarity(scale, -RotationDegrees, Vector2.Zero);
        Vector2 middle = new((inputSizePx - 1) / 2f);
        return Affine2.Translation(-Centre.X, -Centre.Y).Then(turn).Then(Affine2.Translation(middle.X, middle.Y));
    }
}
