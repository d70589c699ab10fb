using System.Numerics;
using Mien.Faces.Detection;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Detection;

public sealed class DetectionWindowsTests
{
    /// <summary>What the levels promise: some window holds the face whole and sees it large enough.</summary>
    [Fact]
    public void Levels_AnyFaceAnywhere_IsWholeAndLargeInSomeWindow()
    {
        Random random = new(11);
        for (int trial = 0; trial < 2000; trial++)
        {
            Size picture = new(random.Next(64, 4000), random.Next(64, 4000));
            float smallest = Math.Max(8, Math.Min(picture.Width, picture.Height) * (0.03f + (0.5f * random.NextSingle())));
            float height = smallest + (random.NextSingle() * (Math.Min(picture.Width, picture.Height) - smallest));
            Box face = new(
                (random.NextSingle() * (picture.Width - height)) - 0.5f, (random.NextSingle() * (picture.Height - height)) - 0.5f, height, height);

            bool seen = DetectionWindows.Levels(picture, smallest).SelectMany(level => level).Any(window => Sees(window, face));

            Assert.True(seen, $"face {face} in {picture}, smallest {smallest}");
        }
    }

    [Fact]
    public void Levels_LandscapePhoto_StartsWithTheWholePictureAndItsSquares()
    {
        IReadOnlyList<IReadOnlyList<DetectionWindow>> levels = DetectionWindows.Levels(new(1280, 720), minimumFaceHeightPx: 75);

        DetectionWindow whole = Assert.Single(levels[0]);
        Assert.Equal(new Vector2(639.5f, 359.5f), whole.Centre);
        Assert.Equal(1280, whole.Side);
        Assert.All(levels[1], window => Assert.Equal(720, window.Side));
        Assert.Equal(600, levels[^1][0].Side, 0.5f);
    }

    [Fact]
    public void Levels_FaceAsLargeAsThePicture_IsOneWindow() =>
        Assert.Single(DetectionWindows.Levels(new(500, 500), minimumFaceHeightPx: 250));

    /// <summary>The dearest search, in windows: twice the pixels may cost at most 2.5 times as many, whatever the ratio of the sides.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(720)]
    public void Plan_PictureTwiceAsLong_HasAtMostTwoAndAHalfTimesTheWindows(int shorter)
    {
        for (int longer = shorter; longer < 65_536; longer *= 2)
        {
            Assert.InRange(Windows(new(shorter, 2 * longer)), 1, 2.5 * Windows(new(shorter, longer)));
        }
    }

    private static int Windows(Size picture) =>
        DetectionStep.Plan(picture, DetectionSettings.Default.SmallestFacePx(picture), HeadRotations.Any).Sum(step => step.Windows.Count);

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(-33)]
    public void ImageToInput_TurnedWindow_PutsItsMiddleAndItsAxisWhereTheyBelong(float rotationDegrees)
    {
        DetectionWindow window = new(new(300, 200), 256, rotationDegrees);
        (float sine, float cosine) = MathF.SinCos(rotationDegrees * MathF.PI / 180);

        Affine2 map = window.ImageToInput(128);

        AssertNear(new(63.5f, 63.5f), map.Apply(new(300, 200)));
        AssertNear(new(113.5f, 63.5f), map.Apply(new Vector2(300, 200) + (100 * new Vector2(cosine, sine))));
    }

    private static void AssertNear(Vector2 expected, Vector2 actual) => Assert.InRange(Vector2.Distance(expected, actual), 0, 1e-3f);

    private static bool Sees(DetectionWindow window, Box face)
    {
        float half = window.Side / 2;
        bool whole = face.X >= window.Centre.X - half - 0.01f && face.Right <= window.Centre.X + half + 0.01f
            && face.Y >= window.Centre.Y - half - 0.01f && face.Bottom <= window.Centre.Y + half + 0.01f;
        return whole && face.Height >= (DetectionWindows.SureFaceHeight * window.Side) - 0.01f;
    }
}
