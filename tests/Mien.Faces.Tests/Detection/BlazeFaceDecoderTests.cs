using System.Numerics;
using Mien.Faces.Detection;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Detection;

public sealed class BlazeFaceDecoderTests
{
    [Fact]
    public void Anchors_Order_IsTwoPerFineCellThenSixPerCoarseCell()
    {
        IReadOnlyList<Vector2> anchors = BlazeFaceAnchors.Centres;

        Assert.Equal(896, anchors.Count);
        Assert.Equal(new(0.5f / 16, 0.5f / 16), anchors[1]);
        Assert.Equal(new(1.5f / 16, 0.5f / 16), anchors[2]);
        Assert.Equal(new(0.5f / 16, 1.5f / 16), anchors[32]);
        Assert.Equal(new(1.5f / 8, 0.5f / 8), anchors[512 + 6]);
        Assert.Equal(new(7.5f / 8, 7.5f / 8), anchors[895]);
    }

    [Fact]
    public void Decode_OneAnchorAboveThreshold_GivesItsFaceInInputPixels()
    {
        float[] regressors = new float[896 * 16];
        float[] logits = [.. Enumerable.Repeat(-10f, 896)];
        const int anchor = 512 + (6 * 9); // second row, second column of the 8×8 cells: centre (24, 24)
        logits[anchor] = 2;
        float[] values = [1, 2, 20, 30, -5, -6, 5, -6, 0, 1, 0, 7, -9, 0, 9, 0];
        values.CopyTo(regressors, anchor * 16);

        FaceDetection face = Assert.Single(BlazeFaceDecoder.Decode(regressors, logits, 0.5f));

        Assert.Equal(new Box(24.5f - 10, 25.5f - 15, 20, 30), face.Box);
        Assert.Equal(0.880797f, face.Score, 1e-5f);
        Assert.Equal(new Vector2(18.5f, 17.5f), face.Keypoints.ImageLeftEye);
        Assert.Equal(new Vector2(28.5f, 17.5f), face.Keypoints.ImageRightEye);
        Assert.Equal(new Vector2(23.5f, 30.5f), face.Keypoints.Mouth);
        Assert.Equal(new Vector2(32.5f, 23.5f), face.Keypoints.ImageRightEar);
        Assert.Equal(0, face.Keypoints.RotationDegrees);
    }

    [Fact]
    public void Decode_ScoreBelowThresholdOrNegativeSize_IsDropped()
    {
        float[] regressors = new float[896 * 16];
        float[] logits = [.. Enumerable.Repeat(-0.1f, 896)];
        logits[3] = 5; // its size stays 0

        Assert.Empty(BlazeFaceDecoder.Decode(regressors, logits, 0.5f));
    }

    [Fact]
    public void Decode_WrongLengths_Throws() =>
        Assert.Throws<ArgumentException>(() => BlazeFaceDecoder.Decode(new float[896], new float[896], 0.5f));

    [Fact]
    public void Merge_OverlappingFaces_MeetWeightedByScore()
    {
        FaceDetection strong = Face(0, 0, 10, 0.9f);
        FaceDetection weak = Face(3, 0, 10, 0.6f);
        FaceDetection far = Face(50, 50, 10, 0.7f);

        IReadOnlyList<FaceDetection> merged = BlazeFaceDecoder.Merge([weak, far, strong]);

        Assert.Equal([0.9f, 0.7f], merged.Select(face => face.Score));
        Assert.Equal(3 * 0.6f / 1.5f, merged[0].Box.X, 1e-5f);
        Assert.Equal(3 * 0.6f / 1.5f, merged[0].Keypoints.NoseTip.X, 1e-5f);
        Assert.Equal(far, merged[1] with { Box = far.Box });
    }

    [Fact]
    public void Merge_AnyOrder_GivesTheSameFacesAndNothingMoreToMerge()
    {
        Random random = new(11);
        for (int round = 0; round < 50; round++)
        {
            FaceDetection[] faces = [.. Enumerable.Range(0, 12).Select(_ => Face(random.Next(40), random.Next(40), 10 + random.Next(10), random.NextSingle()))];
            IReadOnlyList<FaceDetection> merged = BlazeFaceDecoder.Merge(faces);
            random.Shuffle(faces);

            Assert.Equal(merged.Select(face => face.Score), BlazeFaceDecoder.Merge(faces).Select(face => face.Score));
            Assert.True(merged.Zip(merged.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score));
        }
    }

    private static FaceDetection Face(float x, float y, float size, float score)
    {
        Vector2 point = new(x, y);
        return new()
        {
            Box = new(x, y, size, size),
            Score = score,
            Keypoints = new() { ImageLeftEye = point, ImageRightEye = point, NoseTip = point, Mouth = point, ImageLeftEar = point, ImageRightEar = point },
        };
    }
}
