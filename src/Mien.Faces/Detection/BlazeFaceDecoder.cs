using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>Turns the outputs of BlazeFace into faces. Source: TensorsToDetectionsCalculator and
/// NonMaxSuppressionCalculator (weighted) with the options of face_detection_short_range.</summary>
public static class BlazeFaceDecoder
{
    public const int InputSize = 128;
    private const int ValuesPerAnchor = 16;
    private const float MaximumOverlap = 0.3f;

    /// <summary>Every anchor whose score reaches the threshold.</summary>
    /// <param name="regressors">[896,16]: centre, size and six points, in input pixels relative to the anchor.</param>
    /// <param name="logits">[896].</param>
    /// <param name="threshold">Smallest score, between 0 and 1.</param>
    /// <returns>In pixels of the 128×128 input, (0, 0) the centre of its top-left pixel; overlapping faces included.</returns>
    public static IReadOnlyList<FaceDetection> Decode(ReadOnlySpan<float> regressors, ReadOnlySpan<float> logits, float threshold)
    {
        IReadOnlyList<Vector2> anchors = BlazeFaceAnchors.Centres;
        if (logits.Length != anchors.Count || regressors.Length != anchors.Count * ValuesPerAnchor)
        {
            throw new ArgumentException(
                $"{anchors.Count} scores and {anchors.Count * ValuesPerAnchor} values are needed, got {logits.Length} and {regressors.Length}.");
        }

        List<FaceDetection> faces = [];
        float leastLogit = MathF.Log(threshold / (1 - threshold));
        for (int i = 0; i < logits.Length; i++)
        {
            ReadOnlySpan<float> values = regressors.Slice(i * ValuesPerAnchor, ValuesPerAnchor);
            if (logits[i] >= leastLogit && values[2] > 0 && values[3] > 0)
            {
                faces.Add(Decode(values, logits[i], anchors[i]));
            }
        }

        return faces;
    }

    /// <summary>Non-maximum suppression in which overlapping faces do not vanish but share in the best one's place, each by its
    /// score; the best one's score stays.</summary>
    /// <returns>Best first.</returns>
    public static IReadOnlyList<FaceDetection> Merge(IEnumerable<FaceDetection> faces)
    {
        List<FaceDetection> open = [.. faces.OrderByDescending(face => face.Score)];
        List<FaceDetection> merged = [];
        while (open.Count > 0)
        {
            FaceDetection best = open[0];
            List<FaceDetection> same = [best, .. open.Skip(1).Where(face => face.Box.OverlapWith(best.Box) > MaximumOverlap)];
            open.RemoveAll(same.Contains);
            merged.Add(Mean(same));
        }

        return merged;
    }

    private static FaceDetection Decode(ReadOnlySpan<float> values, float logit, Vector2 anchor)
    {
        // Positions are continuous, with (0, 0) at the input's corner; half a pixel moves it to the first pixel's centre.
        Vector2 origin = (anchor * InputSize) - new Vector2(0.5f);
        return new()
        {
            Score = 1 / (1 + MathF.Exp(-Math.Clamp(logit, -100, 100))),
            Box = new(values[0] + origin.X - (values[2] / 2), values[1] + origin.Y - (values[3] / 2), values[2], values[3]),
            Keypoints = new()
            {
                ImageLeftEye = new Vector2(values[4], values[5]) + origin,
                ImageRightEye = new Vector2(values[6], values[7]) + origin,
                NoseTip = new Vector2(values[8], values[9]) + origin,
                Mouth = new Vector2(values[10], values[11]) + origin,
                ImageLeftEar = new Vector2(values[12], values[13]) + origin,
                ImageRightEar = new Vector2(values[14], values[15]) + origin,
            },
        };
    }

    /// <summary>Mean of place and points, weighted by score; the first one's score.</summary>
    private static FaceDetection Mean(List<FaceDetection> faces)
    {
        float total = faces.Sum(face => face.Score);
        Vector2 Weighted(Func<FaceDetection, Vector2> of) =>
            faces.Aggregate(Vector2.Zero, (sum, face) => sum + (of(face) * (face.Score / total)));

        Vector2 corner = Weighted(face => new(face.Box.X, face.Box.Y));
        Vector2 size = Weighted(face => new(face.Box.Width, face.Box.Height));
        return new()
        {
            Score = faces[0].Score,
            Box = new(corner.X, corner.Y, size.X, size.Y),
            Keypoints = new()
            {
                ImageLeftEye = Weighted(face => face.Keypoints.ImageLeftEye),
                ImageRightEye = Weighted(face => face.Keypoints.ImageRightEye),
                NoseTip = Weighted(face => face.Keypoints.NoseTip),
                Mouth = Weighted(face => face.Keypoints.Mouth),
                ImageLeftEar = Weighted(face => face.Keypoints.ImageLeftEar),
                ImageRightEar = Weighted(face => face.Keypoints.ImageRightEar),
            },
        };
    }
}
