using System.Numerics;
using Mien.Faces.Alignment;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Alignment;

public sealed class AlignmentTemplateTests
{
    /// <summary>InsightFace's own numbers (arcface_dst), in pixels of its 112-pixel crop.</summary>
    [Fact]
    public void Arcface112V2_In112Pixels_AreInsightFacesPoints() => AssertNear(
        [new(38.2946f, 51.6963f), new(73.5318f, 51.5014f), new(56.0252f, 71.7366f), new(41.5493f, 92.3655f), new(70.7299f, 92.2041f)],
        AlignmentTemplate.Arcface112V2.PointsIn(112),
        tolerance: 1e-3f);

    /// <summary>inswapper's crop is InsightFace's with 8 pixels more at the left and the right.</summary>
    [Fact]
    public void Arcface128_Against112V2_IsMovedByEightPixels() => AssertNear(
        [.. AlignmentTemplate.Arcface112V2.PointsIn(112).Select(point => point + new Vector2(8, 0))],
        AlignmentTemplate.Arcface128.PointsIn(128),
        tolerance: 1e-3f);

    [Fact]
    public void All_EachTemplate_IsAnUprightFaceInsideItsCrop()
    {
        Assert.Equal(7, AlignmentTemplate.All.Count);
        Assert.All(AlignmentTemplate.All, template =>
        {
            Assert.All(template.PointsIn(1), point => Assert.True(point.X is > 0.2f and < 0.8f && point.Y is > 0.3f and < 0.9f));
            Assert.True(template.LeftEye.X < template.NoseTip.X && template.NoseTip.X < template.RightEye.X);
            Assert.True(template.LeftEye.Y < template.NoseTip.Y && template.NoseTip.Y < template.MouthLeft.Y);
            Assert.True(template.MouthLeft.X < template.MouthRight.X);
        });
    }

    [Fact]
    public void ImageToCrop_PointsThatAreTheTemplateMoved_AreBroughtBackExactly()
    {
        Random random = new(5);
        foreach (AlignmentTemplate template in AlignmentTemplate.All)
        {
            Affine2 cropToImage = Affine2.Similarity(
                0.3f + (3 * random.NextSingle()), (random.NextSingle() * 360) - 180, new(random.Next(1000), random.Next(1000)));
            Vector2[] image = [.. template.PointsIn(256).Select(cropToImage.Apply)];

            Affine2 imageToCrop = FaceAligner.ImageToCrop(new FivePoints(image[0], image[1], image[2], image[3], image[4]), template, 256);

            AssertNear(template.PointsIn(256), [.. image.Select(imageToCrop.Apply)], tolerance: 0.02f);
        }
    }

    [Fact]
    public void PointsIn_NoSize_IsMisuse() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AlignmentTemplate.Ffhq512.PointsIn(0));

    private static void AssertNear(Vector2[] expected, Vector2[] actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(Vector2.Distance(expected[i], actual[i]), 0, tolerance);
        }
    }

    [Fact]
    public void WithMargin_Points_LieAsBeforeInsideTheMargin()
    {
        // 100 px within a crop of 130.
        Vector2[] inner = AlignmentTemplate.Arcface128.PointsIn(100);
        Vector2[] outer = AlignmentTemplate.Arcface128.WithMargin(0.15f).PointsIn(130);

        Assert.All(inner.Zip(outer), pair => Assert.InRange(Vector2.Distance(pair.First + new Vector2(15), pair.Second), 0, 1e-3));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlignmentTemplate.Arcface128.WithMargin(-0.1f));
    }
}
