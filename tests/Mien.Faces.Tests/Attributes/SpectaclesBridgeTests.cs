using System.Numerics;
using Mien.Faces.Attributes;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Faces.Tests.Attributes;

public sealed class SpectaclesBridgeTests
{
    private const int EyeDistancePx = 100;
    private static readonly Vector2 s_between = new(150, 150);

    [Theory]
    [InlineData(0.05f, 4)]
    [InlineData(0.05f, 10)]
    [InlineData(0.9f, 4)]
    public void Strength_LineOverTheBridge_SaysSpectacles(float light, int thickPx)
    {
        Planes photo = Skin();
        Fill(photo, new(110, 146, 80, thickPx), light);

        Assert.InRange(SpectaclesBridge.Strength(photo, Points()), SpectaclesBridge.WornFrom, 1);
    }

    [Fact]
    public void Strength_BareBridge_SaysNone()
    {
        Planes photo = Skin();
        Fill(photo, new(60, 100, 70, 10), 0.05f); // brows, which end beside it
        Fill(photo, new(170, 100, 70, 10), 0.05f);
        Fill(photo, new(147, 90, 4, 60), 0.1f); // a furrow along the nose

        Assert.InRange(SpectaclesBridge.Strength(photo, Points()), 0, SpectaclesBridge.NotBelow);
    }

    [Fact]
    public void Strength_ShadeThatComesSlowly_SaysNone()
    {
        Planes photo = Skin();
        for (int y = 0; y < photo.Height; y++)
        {
            Fill(photo, new(0, y, photo.Width, 1), 0.1f + (0.5f * y / photo.Height));
        }

        Assert.InRange(SpectaclesBridge.Strength(photo, Points()), 0, SpectaclesBridge.NotBelow);
    }

    [Theory]
    [InlineData(0.3f, 0)]
    [InlineData(3, 0)]
    [InlineData(1, 40)]
    public void Strength_OtherSizeOrTurned_StaysAbout(float scale, float turnedDegrees)
    {
        Planes photo = Skin();
        Fill(photo, new(110, 146, 80, 5), 0.05f);
        Affine2 map = Affine2.Translation(-s_between.X, -s_between.Y).Then(Affine2.Similarity(scale, turnedDegrees, s_between * scale));
        Vector3[] points = [.. Points().Select(point => new Vector3(map.Apply(new(point.X, point.Y)), 0))];

        float moved = SpectaclesBridge.Strength(Resampler.Warp(photo, map, new((int)(photo.Width * scale), (int)(photo.Height * scale))), points);

        Assert.InRange(moved, SpectaclesBridge.WornFrom, 1);
    }

    [Fact]
    public void Strength_AllPointsInOne_IsZero() => Assert.Equal(0, SpectaclesBridge.Strength(Skin(), new Vector3[MeshTopology.PointCount]));

    private static Vector3[] Points()
    {
        Vector3[] points = new Vector3[MeshTopology.PointCount];
        points[168] = new(s_between, 0);
        (int Point, float Across)[] corners =
            [(MeshTopology.LeftEyeOuter, -0.7f), (MeshTopology.LeftEyeInner, -0.3f), (MeshTopology.RightEyeInner, 0.3f), (MeshTopology.RightEyeOuter, 0.7f)];
        foreach ((int point, float across) in corners)
        {
            points[point] = new(s_between.X + (across * EyeDistancePx), s_between.Y + 5, 0);
        }

        return points;
    }

    private static Planes Skin()
    {
        Planes photo = new(300, 300);
        Fill(photo, new(0, 0, 300, 300), 0.4f);
        return photo;
    }

    private static void Fill(Planes photo, Region region, float light)
    {
        for (int y = region.Y; y < region.Bottom; y++)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                photo[channel].Row(y).Slice(region.X, region.Width).Fill(light);
            }
        }
    }
}
