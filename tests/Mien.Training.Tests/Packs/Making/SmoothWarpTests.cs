using System.Numerics;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Packs.Making;

namespace Mien.Training.Tests.Packs.Making;

public sealed class SmoothWarpTests
{
    private const int SizePx = 128;

    [Fact]
    public void Moving_AFewPlaces_BringsThemThereAndLeavesTheBorder()
    {
        Vector2[] places = [new(40, 50), new(80, 50), new(64, 90)];
        Vector2[] moves = [new(4, 2), new(-3, 0), new(0, 5)];

        SmoothWarp warp = SmoothWarp.Moving(places, moves, SizePx);

        Assert.All(places.Zip(moves), pair => Assert.InRange(Vector2.Distance(warp.ToNew(pair.First), pair.First + pair.Second), 0, 0.5f));
        Assert.All(Enumerable.Range(0, SizePx), i => Assert.All(
            (Vector2[])[new(i, 0), new(0, i), new(i, SizePx - 1), new(SizePx - 1, i)], border => Assert.Equal(border, warp.ToOld(border))));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(300)]
    public void Moving_NeighboursPastEachOther_NeverFolds(float farPx)
    {
        // Every second point of a row is to go up, the others down: as asked for this would fold.
        Vector2[] places = [.. Enumerable.Range(0, 20).Select(i => new Vector2(30 + (3.5f * i), 64))];
        Vector2[] moves = [.. places.Select((_, i) => new Vector2(i % 3 == 0 ? farPx : -farPx, i % 2 == 0 ? farPx : -farPx))];

        SmoothWarp warp = SmoothWarp.Moving(places, moves, SizePx);

        float least = float.PositiveInfinity;
        for (float y = 0; y < SizePx - 1.5f; y += 0.5f)
        {
            for (float x = 0; x < SizePx - 1.5f; x += 0.5f)
            {
                Vector2 here = warp.ToOld(new(x, y)), right = warp.ToOld(new(x + 0.5f, y)) - here, down = warp.ToOld(new(x, y + 0.5f)) - here;
                least = Math.Min(least, 4 * ((right.X * down.Y) - (right.Y * down.X)));
            }
        }

        Assert.True(least > 0.05f, $"least area {least}");
        Assert.InRange(Vector2.Distance(warp.ToOld(warp.ToNew(new(64, 64))), new(64, 64)), 0, 1e-3f);
    }

    [Fact]
    public void Moving_ByNoNumber_LeavesThePictureAsItIs() =>
        Assert.Equal(new Vector2(40, 30), SmoothWarp.Moving([new(50, 60)], [new(float.NaN, 1)], SizePx).ToOld(new(40, 30)));

    [Fact]
    public void ToField_Picture_ShowsEachPlaceWhereToNewSays()
    {
        SmoothWarp warp = SmoothWarp.Moving([new(50, 60), new(80, 70)], [new(5, -4), new(-2, 6)], SizePx);
        Vector2 dot = new(52, 61);

        Planes moved = Remap.Render(new MipPyramid(Dots.On(SizePx, dot)), warp.ToField());

        Assert.InRange(Vector2.Distance(Dots.Find(moved, near: warp.ToNew(dot)), warp.ToNew(dot)), 0, 0.15f);
        Assert.InRange(Vector2.Distance(warp.ToNew(dot), dot), 3, 10);
    }
}
