using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>Turns the outputs of ssd_mobilenetv1 into boxes.</summary>
public static class SsdBoxDecoder
{
    private const float CentreVariance = 10;
    private const float SizeVariance = 5;

    /// <param name="encodings">[5118,4]: dy, dx, dh, dw.</param>
    /// <param name="scores">[5118], 0 … 1.</param>
    /// <param name="side">Side of the padded square in the unit the boxes shall have.</param>
    /// <param name="threshold">Boxes with a score above it are returned.</param>
    /// <returns>In the order of the anchors, overlapping ones included; (0, 0) is the square's outer corner.</returns>
    public static IReadOnlyList<ScoredBox> Decode(
        ReadOnlySpan<float> encodings, ReadOnlySpan<float> scores, float side, float threshold)
    {
        IReadOnlyList<SsdAnchors.Anchor> anchors = SsdAnchors.All;
        if (scores.Length != anchors.Count || encodings.Length != anchors.Count * 4)
        {
            throw new ArgumentException(
                $"{anchors.Count} scores and {anchors.Count * 4} encodings are needed, got {scores.Length} and {encodings.Length}.");
        }

        List<ScoredBox> boxes = [];
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] > threshold)
            {
                boxes.Add(new(Decode(encodings.Slice(i * 4, 4), anchors[i], side), scores[i]));
            }
        }

        return boxes;
    }

    private static Box Decode(ReadOnlySpan<float> encoding, SsdAnchors.Anchor anchor, float side)
    {
        float centreY = (encoding[0] / CentreVariance * anchor.Height) + anchor.CentreY;
        float centreX = (encoding[1] / CentreVariance * anchor.Width) + anchor.CentreX;
        float height = MathF.Exp(encoding[2] / SizeVariance) * anchor.Height;
        float width = MathF.Exp(encoding[3] / SizeVariance) * anchor.Width;
        return new((centreX - (width / 2)) * side, (centreY - (height / 2)) * side, width * side, height * side);
    }
}
