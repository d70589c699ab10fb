using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Training.Packs.Spectacles;

/// <summary>Where spectacles sit: a plane before the eyes that turns with the head. Lengths on it are distances of the eyes.</summary>
internal sealed class SpectaclesPlane
{
    private readonly Vector3 _middle, _along, _down, _forward;

    /// <param name="mesh">With depth, in pixels of a picture.</param>
    public SpectaclesPlane(FaceMesh mesh)
    {
        (Vector3 left, Vector3 right) = (Middle(mesh, MeshTopology.LeftEyeLoop), Middle(mesh, MeshTopology.RightEyeLoop));
        _along = right - left;
        float unit = _along.Length();
        Vector3 face = mesh.Points[MeshTopology.Chin] - mesh.Points[MeshTopology.ForeheadTop];
        _down = Vector3.Normalize(face - (_along * (Vector3.Dot(face, _along) / (unit * unit)))) * unit;
        _forward = Vector3.Cross(_down, _along) / unit;
        _middle = (left + right) / 2;
    }

    /// <summary>The distance of the eyes as it would be seen from before, in pixels.</summary>
    public float UnitPx => _along.Length();

    /// <summary>Which side of the head is turned to the camera: above 0 the picture's right.</summary>
    public float Turn => -_forward.X / UnitPx;

    /// <param name="across">From the middle of the eyes to the picture's right.</param>
    /// <param name="down">From there toward the chin.</param>
    /// <param name="forward">From there away from the face.</param>
    public Vector2 At(float across, float down, float forward)
    {
        Vector3 place = _middle + (_along * across) + (_down * down) + (_forward * forward);
        return new(place.X, place.Y);
    }

    private static Vector3 Middle(FaceMesh mesh, ReadOnlySpan<int> loop)
    {
        Vector3 sum = default;
        foreach (int point in loop)
        {
            sum += mesh.Points[point];
        }

        return sum / loop.Length;
    }
}
