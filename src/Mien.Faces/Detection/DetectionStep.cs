using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>One stage of a search: a detector and the windows it looks through.</summary>
/// <param name="Least">The least effort for which the step runs although faces were found before it.</param>
/// <param name="MeshMayDecide">See <see cref="FaceCandidate"/>.</param>
internal sealed record DetectionStep(
    DetectorKind Detector, IReadOnlyList<DetectionWindow> Windows, DetectionEffort Least, bool MeshMayDecide)
{
    /// <summary>A face that fills the picture is seen better from further away.</summary>
    private const float WideWindow = 1.7f;

    /// <summary>From large faces to small ones, and from what is likely to what is rare.</summary>
    public static IEnumerable<DetectionStep> Plan(Size picture, float minimumFaceHeightPx, HeadRotations rotations)
    {
        IReadOnlyList<IReadOnlyList<DetectionWindow>> levels = DetectionWindows.Levels(picture, minimumFaceHeightPx);
        float shorter = Math.Min(picture.Width, picture.Height);
        List<IReadOnlyList<DetectionWindow>> core = [.. levels.Where((level, i) => i == 0 || level[0].Side >= shorter)];
        List<IReadOnlyList<DetectionWindow>> fine = [.. levels.Skip(core.Count)];
        DetectionWindow whole = DetectionWindows.Whole(picture);
        foreach (IReadOnlyList<DetectionWindow> level in core)
        {
            yield return new(DetectorKind.BlazeFace, level, DetectionEffort.Balanced, MeshMayDecide: true);
        }

        if (rotations == HeadRotations.Any)
        {
            DetectionWindow[] turned = [.. core.SelectMany(level => level).Select(window => window with { RotationDegrees = 180 })];
            yield return new(DetectorKind.BlazeFace, turned, DetectionEffort.Thorough, MeshMayDecide: true);
        }

        foreach (IReadOnlyList<DetectionWindow> level in fine)
        {
            yield return new(DetectorKind.BlazeFace, level, DetectionEffort.Thorough, MeshMayDecide: false);
        }

        yield return new(DetectorKind.Ssd, [whole], DetectionEffort.Thorough, MeshMayDecide: true);
        DetectionWindow wide = whole with { Side = whole.Side * WideWindow };
        yield return new(DetectorKind.BlazeFace, [wide], DetectionEffort.Thorough, MeshMayDecide: true);
    }
}
