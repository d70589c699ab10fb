using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Live;

namespace Mien.Swapping.Tests.Live;

public sealed class OverlayFrameTests
{
    private readonly Picture _picture = new(8, 6, [.. Enumerable.Range(0, 8 * 6 * 3).Select(i => (byte)i)]);

    [Fact]
    public void Write_ShowsToReadersAndLeavesTheFrame()
    {
        byte[] before = [.. _picture.Rgb];
        OverlayFrame overlay = new(_picture);
        Planes before2 = _picture.Read(Region.Of(_picture.Size));

        overlay.Write(new(2, 1, 3, 2), Filled(3, 2, 1), Mask(3, 2, (x, _) => x == 0 ? 0 : 0.5f));

        Assert.Equal(before, _picture.Rgb);
        Planes seen = overlay.Read(new(1, 0, 4, 3));
        for (int y = 0; y < 3; y++)
        {
            for (int x = 0; x < 4; x++)
            {
                bool isDrawn = x is 2 or 3 && y is 1 or 2;
                Assert.Equal(isDrawn ? 1 : before2.Green[x + 1, y], seen.Green[x, y]);
                Assert.Equal(isDrawn ? 0.5f : 0, overlay.ReadMask(new(1, 0, 4, 3))[x, y]);
            }
        }
    }

    [Fact]
    public void Write_Twice_TheLaterLiesAboveAndBothAreAround()
    {
        OverlayFrame overlay = new(_picture);
        Assert.Null(overlay.Written);

        overlay.Write(new(0, 0, 2, 2), Filled(2, 2, 0.25f), Mask(2, 2, (_, _) => 1));
        overlay.Write(new(1, 1, 4, 3), Filled(4, 3, 0.75f), Mask(4, 3, (_, _) => 0.5f));

        Assert.Equal(new Region(0, 0, 5, 4), overlay.Written);
        Assert.Equal(0.25f, overlay.Read(new(0, 0, 1, 1)).Red.Samples[0]);
        Assert.Equal(0.75f, overlay.Read(new(1, 1, 1, 1)).Red.Samples[0]);
        Assert.Equal(1, overlay.ReadMask(new(1, 1, 1, 1)).Samples[0]);
    }

    [Fact]
    public void Write_KeepsCopies()
    {
        OverlayFrame overlay = new(_picture);
        Planes planes = Filled(2, 2, 0.5f);
        overlay.Write(new(0, 0, 2, 2), planes, Mask(2, 2, (_, _) => 1));

        planes.Red.Samples[0] = 0;

        Assert.Equal(0.5f, overlay.Read(new(0, 0, 1, 1)).Red.Samples[0]);
    }

    private static Planes Filled(int width, int height, float value) => new(Mask(width, height, (_, _) => value), Mask(width, height, (_, _) => value), Mask(width, height, (_, _) => value));

    private static Plane Mask(int width, int height, Func<int, int, float> value)
    {
        Plane plane = new(width, height);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.Samples[i] = value(i % width, i / width);
        }

        return plane;
    }
}
