using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tracks;

/// <summary>How much of a swap a face can carry by itself: less when it is turned away or leaves the picture.</summary>
internal static class SwapWish
{
    /// <summary>Part of the mesh's box inside the picture at which a face that leaves it begins to fade, and where it is gone: beyond, the
    /// mesh is a guess.</summary>
    private const float FadingInside = 0.6f, LostInside = 0.3f;

    /// <returns>0 … 1.</returns>
    public static float Of(FaceMesh mesh, Size picture, CanonicalFace canonical, PlanSettings settings)
    {
        HeadPose pose = HeadPose.Of(mesh, picture, canonical);
        float yaw = Left(MathF.Abs(pose.YawDegrees), settings.FadingYawDegrees, settings.LostYawDegrees);
        float pitch = Left(MathF.Abs(pose.PitchDegrees), settings.FadingPitchDegrees, settings.LostPitchDegrees);
        float inside = 1 - Left(MeshPlausibility.InsidePart(mesh.Box, picture), LostInside, FadingInside);
        return Math.Min(Math.Min(yaw, pitch), inside);
    }

    /// <summary>1 up to where a value begins to fade, 0 from where it is lost, smooth between.</summary>
    private static float Left(float value, float fading, float lost)
    {
        float part = Math.Clamp((lost - value) / (lost - fading), 0, 1);
        return part * part * (3 - (2 * part));
    }
}
