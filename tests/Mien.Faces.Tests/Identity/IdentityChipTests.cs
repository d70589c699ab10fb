using System.Numerics;
using Mien.Faces.Identity;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Identity;

public sealed class IdentityChipTests
{
    /// <summary>The rule in docs/identity.md, whichever way the face is turned, moved or scaled.</summary>
    [Fact]
    public void ImageToChip_AnyPlacement_LevelsTheEyesAndPutsTheCentreWhereItBelongs()
    {
        Random random = new(9);
        Vector2[] face = Landmarks();
        for (int trial = 0; trial < 100; trial++)
        {
            Affine2 place = Affine2.Similarity(
                0.2f + (random.NextSingle() * 4), (random.NextSingle() * 360) - 180, new(random.Next(2000), random.Next(2000)));
            Vector2[] placed = Array.ConvertAll(face, place.Apply);

            Affine2 imageToChip = IdentityChip.ImageToChip(placed, 150);

            Vector2 left = imageToChip.Apply(Mean(placed[36..42]));
            Vector2 right = imageToChip.Apply(Mean(placed[42..48]));
            Vector2 mouth = imageToChip.Apply(Mean(placed[48..68]));
            Assert.Equal(left.Y, right.Y, 0.02f);
            Assert.True(left.X < right.X);
            Assert.InRange(Vector2.Distance((left + right + mouth) / 3, new(74.5f, 64f)), 0, 0.02f);
            Assert.Equal(0.45f * 150, (Vector2.Distance(left, mouth) + Vector2.Distance(right, mouth)) / 2, 0.02f);
        }
    }

    private static Vector2[] Landmarks()
    {
        Vector2[] points = new Vector2[68];
        for (int i = 36; i < 68; i++)
        {
            Vector2 centre = i < 42 ? new(-30, -20) : i < 48 ? new(30, -20) : new(0, 40);
            points[i] = centre + (8 * new Vector2(MathF.Cos(i), MathF.Sin(i)));
        }

        return points;
    }

    private static Vector2 Mean(Vector2[] points) => points.Aggregate(Vector2.Zero, (sum, point) => sum + point) / points.Length;
}
