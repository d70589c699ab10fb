using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Testing;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>A film of one of the sample faces, cut out of its photo, with restless landmarks.</summary>
internal sealed class TrackFilm
{
    /// <summary>As a part of the distance between the eyes.</summary>
    private const float Jitter = 0.001f;

    private readonly Face _face;
    private readonly PhotoFilm _film;

    public TrackFilm(SampleFaces samples, int face)
    {
        Region region = SampleFaces.Around(samples.Faces[face], 0.2f).Intersect(Region.Of(samples.Photo.Size));
        _face = Face.Of(samples.Faces[face].Mesh.Map(Affine2.Translation(-region.X, -region.Y)), 1);
        _film = new() { Photo = Picture.From(samples.Photo.Read(region)) };
    }

    /// <summary>1 inside the face's oval.</summary>
    public Plane Area => Polygon.Fill(_face.Mesh.Flat(MeshTopology.FaceOvalLoop), _film.Photo.Size);

    public Picture Frame(int frame) => _film.Frame(frame);

    public Face FaceAt(int frame)
    {
        Vector3[] points = _face.Mesh.Points.ToArray();
        Vector2[] jitter = PhotoFilm.Jitter(frame, points.Length, Jitter * _face.Mesh.OuterEyeDistancePx);
        for (int i = 0; i < points.Length; i++)
        {
            points[i] += new Vector3(jitter[i], 0);
        }

        return Face.Of(new FaceMesh(points, 1), 1);
    }
}
