using Mien.Faces.Detection;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Detection;

public sealed class SsdBoxDecoderTests
{
    private static readonly int s_count = SsdAnchors.All.Count;

    [Fact]
    public void Decode_ZeroEncoding_IsTheAnchorInPixels()
    {
        float[] scores = new float[s_count];
        scores[3000] = 0.9f;

        ScoredBox found = Assert.Single(SsdBoxDecoder.Decode(new float[s_count * 4], scores, side: 640, threshold: 0.5f));

        SsdAnchors.Anchor anchor = SsdAnchors.All[3000];
        Assert.Equal(0.9f, found.Score);
        Assert.Equal(anchor.CentreX * 640, found.Box.Centre.X, 1e-3f);
        Assert.Equal(anchor.CentreY * 640, found.Box.Centre.Y, 1e-3f);
        Assert.Equal(anchor.Width * 640, found.Box.Width, 1e-3f);
        Assert.Equal(anchor.Height * 640, found.Box.Height, 1e-3f);
    }

    [Fact]
    public void Decode_AnyBox_InvertsItsEncoding()
    {
        Random random = new(7);
        for (int trial = 0; trial < 200; trial++)
        {
            int index = random.Next(s_count);
            SsdAnchors.Anchor anchor = SsdAnchors.All[index];
            Box expected = new(random.Next(0, 300), random.Next(0, 300), random.Next(10, 200), random.Next(10, 200));
            const float side = 512;
            float[] encodings = new float[s_count * 4];
            encodings[index * 4] = ((expected.Centre.Y / side) - anchor.CentreY) / anchor.Height * 10;
            encodings[(index * 4) + 1] = ((expected.Centre.X / side) - anchor.CentreX) / anchor.Width * 10;
            encodings[(index * 4) + 2] = MathF.Log(expected.Height / side / anchor.Height) * 5;
            encodings[(index * 4) + 3] = MathF.Log(expected.Width / side / anchor.Width) * 5;
            float[] scores = new float[s_count];
            scores[index] = 1;

            Box found = Assert.Single(SsdBoxDecoder.Decode(encodings, scores, side, threshold: 0.5f)).Box;

            Assert.Equal(expected.X, found.X, 0.01f);
            Assert.Equal(expected.Y, found.Y, 0.01f);
            Assert.Equal(expected.Right, found.Right, 0.01f);
            Assert.Equal(expected.Bottom, found.Bottom, 0.01f);
        }
    }

    [Fact]
    public void Decode_ScoreAtTheThreshold_IsNotReturned()
    {
        float[] scores = new float[s_count];
        scores[5] = 0.5f;

        Assert.Empty(SsdBoxDecoder.Decode(new float[s_count * 4], scores, side: 1, threshold: 0.5f));
    }

    [Fact]
    public void Decode_WrongCount_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => SsdBoxDecoder.Decode(new float[4], new float[1], side: 1, threshold: 0.5f));
}
