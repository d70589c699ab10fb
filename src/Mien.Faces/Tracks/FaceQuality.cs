using Mien.Faces.Mesh;
using Mien.Faces.Quality;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Tracks;

/// <summary>How well a face can be recognised, above 0 … 1: large, looking into the camera, sharp.</summary>
public static class FaceQuality
{
    /// <summary>What is left of a face that is as small, turned or blurred as can be: it still counts when there is nothing better.</summary>
    private const float Least = 0.02f;

    /// <summary>From here on size adds nothing: the recogniser's input shows the eyes 75 px apart.</summary>
    private const float FullEyeDistancePx = 75;

    /// <summary>Cosines of the angle to the camera: 60° and 20°.</summary>
    private const float TurnedFrontality = 0.5f, FullFrontality = 0.94f;

    /// <summary>Size and direction alone: costs no look at the picture.</summary>
    public static float OfMesh(FaceMesh mesh, CanonicalFace canonical) => OfMotion(FaceMotion.Of(mesh, canonical));

    internal static float OfMotion(FaceMotion motion)
    {
        float size = Math.Clamp(motion.EyeDistancePx / FullEyeDistancePx, 0, 1);
        float front = Math.Clamp((motion.Frontality - TurnedFrontality) / (FullFrontality - TurnedFrontality), 0, 1);
        return Math.Max(Least, size * front);
    }

    /// <summary>With sharpness: some 0.2 ms more.</summary>
    public static float Of(IFrame frame, FaceMesh mesh, CanonicalFace canonical) =>
        Math.Max(Least, OfMesh(mesh, canonical) * FaceSharpness.Of(frame, mesh));
}
