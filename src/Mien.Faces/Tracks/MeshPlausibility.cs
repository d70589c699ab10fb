using System.Numerics;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tracks;

/// <summary>Whether a mesh that was fitted where a face is expected can be that face.</summary>
internal static class MeshPlausibility
{
    /// <summary>Of the centre from where it is expected, in sizes of the box.</summary>
    private const float MostJump = 0.5f;

    private const float MostGrowth = 1.35f;

    /// <summary>Part of the mesh's box that must lie in the picture.</summary>
    private const float LeastInside = 0.25f;

    /// <summary>Root mean square distance of the stiff points from the canonical face's, in eye distances.</summary>
    private const float MostDistortion = 0.2f;

    public static bool Follows(FaceMesh mesh, FaceMotion motion, FaceMesh expected, Size picture, CanonicalFace canonical)
    {
        float jump = Vector2.Distance(mesh.Box.Centre, expected.Box.Centre) / LiveTrack.SizeOf(expected);
        float growth = LiveTrack.SizeOf(mesh) / LiveTrack.SizeOf(expected);
        return mesh.IsPresent
            && jump < MostJump
            && growth is < MostGrowth and > 1 / MostGrowth
            && InsidePart(mesh.Box, picture) > LeastInside
            && Distortion(motion, canonical) < MostDistortion;
    }

    /// <summary>The part of a box that lies in the picture, or of the picture in a box that is larger: 0 … 1.</summary>
    public static float InsidePart(Box box, Size picture) => box.CoverWith(new(-0.5f, -0.5f, picture.Width, picture.Height));

    /// <summary>How little the mesh looks like any face, whichever way it is turned.</summary>
    public static float Distortion(FaceMotion motion, CanonicalFace canonical)
    {
        float sum = 0;
        float weights = 0;
        for (int i = 0; i < MeshTopology.FacePointCount; i++)
        {
            float weight = canonical.PoseWeights[i];
            sum += weight * Vector3.DistanceSquared(motion.Shape[i], canonical.Vertices[i]);
            weights += weight;
        }

        return MathF.Sqrt(sum / weights) / FaceMotion.EyeDistanceCm;
    }
}
