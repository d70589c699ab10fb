using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Faces.Tracks;

/// <summary>A mesh taken apart into how the head lies in the picture and the face's shape without that. Put together again it is the same mesh.</summary>
/// <remarks>A head moves fast and as a whole; a face's shape, its expression, changes slowly but for lids and lips. Smoothed apart, neither
/// blurs the other.</remarks>
/// <param name="CanonicalToImage">From the canonical face's centimetres into the picture's pixels, depth in pixels too. No perspective.</param>
/// <param name="Shape">The mesh in the canonical face's space, in centimetres.</param>
internal sealed record FaceMotion(Similarity3 CanonicalToImage, Vector3[] Shape)
{
    /// <summary>Between the outer corners of the eyes of the canonical face.</summary>
    public const float EyeDistanceCm = 8.9f;

    public static FaceMotion Of(FaceMesh mesh, CanonicalFace canonical)
    {
        ReadOnlySpan<Vector3> face = mesh.Points[..MeshTopology.FacePointCount];
        Similarity3 canonicalToImage = Similarity3.Fit(canonical.Vertices.AsSpan(), face, canonical.PoseWeights.AsSpan());
        Vector3[] shape = new Vector3[mesh.Points.Length];
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = canonicalToImage.ApplyInverse(mesh.Points[i]);
        }

        return new(canonicalToImage, shape);
    }

    public FaceMesh ToMesh(float presence) => new(Array.ConvertAll(Shape, CanonicalToImage.Apply), presence);

    /// <summary>Size of the face, whichever way it looks: between the outer corners of its eyes if they lay flat in the picture.</summary>
    public float EyeDistancePx => CanonicalToImage.Scale * EyeDistanceCm;

    /// <summary>How far the face looks toward the camera, −1 … 1: the cosine of the angle between.</summary>
    public float Frontality => -Vector3.Transform(Vector3.UnitZ, CanonicalToImage.Rotation).Z;

    /// <summary>A motion between two, each in the face's own frame.</summary>
    /// <param name="part">0 is this one, 1 the other.</param>
    public FaceMotion Toward(FaceMotion other, float part)
    {
        (Similarity3 from, Similarity3 to) = (CanonicalToImage, other.CanonicalToImage);
        Vector3[] shape = new Vector3[Shape.Length];
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = Vector3.Lerp(Shape[i], other.Shape[i], part);
        }

        float scale = from.Scale * MathF.Pow(to.Scale / from.Scale, part);
        return new(new(scale, Quaternion.Slerp(from.Rotation, to.Rotation, part), Vector3.Lerp(from.Translation, to.Translation, part)), shape);
    }
}
