using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Mesh;

/// <summary>A face as a mesh of points in a picture; <see cref="MeshTopology"/> names them. Immutable.</summary>
public sealed class FaceMesh
{
    /// <summary>Above it, there is a face where the mesh was fitted.</summary>
    public const float PresenceThreshold = 0.5f;

    private readonly Vector3[] _points;

    /// <param name="points">478 points, or 468 without irises; kept, not copied.</param>
    /// <param name="presence">0 … 1.</param>
    public FaceMesh(Vector3[] points, float presence)
    {
        if (points.Length is not (MeshTopology.PointCount or MeshTopology.FacePointCount))
        {
            throw new ArgumentException($"A mesh has {MeshTopology.PointCount} or {MeshTopology.FacePointCount} points, got {points.Length}.", nameof(points));
        }

        _points = points;
        Presence = presence;
    }

    /// <summary>x and y in pixels of the picture; z in the same unit, away from the camera, with a mean of about 0.</summary>
    public ReadOnlySpan<Vector3> Points => _points;

    /// <summary>How sure the network is that there is a face, 0 … 1.</summary>
    public float Presence { get; }

    public bool IsPresent => Presence > PresenceThreshold;

    public bool HasIrises => _points.Length == MeshTopology.PointCount;

    /// <summary>The smallest upright box around all points.</summary>
    public Box Box => Box.Around(Flat());

    /// <summary>Between the outer corners of the eyes, in pixels: what errors are measured against.</summary>
    public float OuterEyeDistancePx => Vector2.Distance(this[MeshTopology.LeftEyeOuter], this[MeshTopology.RightEyeOuter]);

    /// <summary>A point in the plane of the picture.</summary>
    public Vector2 this[int point] => new(_points[point].X, _points[point].Y);

    /// <summary>All points in the plane of the picture.</summary>
    public Vector2[] Flat() => Array.ConvertAll(_points, point => new Vector2(point.X, point.Y));

    /// <summary>Some points in the plane of the picture, in the order asked for.</summary>
    public Vector2[] Flat(ReadOnlySpan<int> points)
    {
        Vector2[] flat = new Vector2[points.Length];
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = this[points[i]];
        }

        return flat;
    }

    /// <summary>The 68 points of iBUG 300-W, in its order.</summary>
    public Vector2[] SixtyEight() => Flat(MeshTopology.SixtyEight);

    /// <summary>The same face in another picture, into which a similarity carries this one; depth grows along.</summary>
    public FaceMesh Map(Affine2 imageToOther)
    {
        float scale = imageToOther.Scale;
        return new(Array.ConvertAll(_points, point =>
            new Vector3(imageToOther.Apply(new(point.X, point.Y)), point.Z * scale)), Presence);
    }
}
