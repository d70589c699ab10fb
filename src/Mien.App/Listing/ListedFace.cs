using Mien.Faces;
using Mien.Faces.Attributes;
using Mien.Faces.Mesh;
using Mien.Faces.Quality;
using Mien.Imaging.Pixels;

namespace Mien.App.Listing;

/// <summary>A face with everything that `mien faces` tells of it.</summary>
public sealed record ListedFace
{
    public required Face Face { get; init; }

    public required HeadPose Pose { get; init; }

    public required FaceReadings Readings { get; init; }

    public required EyeState LeftEye { get; init; }

    public required EyeState RightEye { get; init; }

    public required MouthState Mouth { get; init; }

    public required FaceAttributes Attributes { get; init; }

    public static ListedFace Of(IFrame frame, Face face, FaceAnalyzer analyzer, CanonicalFace canonical, CancellationToken cancellation)
    {
        HeadPose pose = HeadPose.Of(face.Mesh, frame.Size, canonical);
        return new()
        {
            Face = face,
            Pose = pose,
            Readings = analyzer.Read(frame, face),
            LeftEye = EyeState.LeftOf(pose),
            RightEye = EyeState.RightOf(pose),
            Mouth = MouthState.Of(pose),
            Attributes = analyzer.Describe(frame, face, cancellation),
        };
    }
}
