using Mien.Imaging.Geometry;
using Mien.Video.Frames;

namespace Mien.Video.Tests.Frames;

public sealed class FramePoolTests
{
    private static readonly PlanarFormat s_format = TestFrames.Format("yuv420p");

    [Fact]
    public void Rent_AfterDispose_UsesTheSamplesAgain()
    {
        FramePool pool = new(2);
        VideoFrame first = pool.Rent(s_format, TestFrames.Hd, new(16, 16), 7);
        first.Samples[3] = 99;
        first.Dispose();
        first.Dispose();

        using VideoFrame second = pool.Rent(s_format, TestFrames.Hd, new(16, 16), 8);
        using VideoFrame third = pool.Rent(s_format, TestFrames.Hd, new(16, 16), 9);
        second.Samples.Clear();

        Assert.Equal((7, 8), (first.Pts, second.Pts));
        Assert.False(third.Samples.Overlaps(second.Samples));
        Assert.Throws<ObjectDisposedException>(() => first.Read(new(0, 0, 1, 1)));
        Assert.Throws<ObjectDisposedException>(() => first.Samples[0]);
    }

    [Fact]
    public void Rent_ManyFramesInTurn_AllocatesOnlyTheFirst()
    {
        FramePool pool = new(1);
        Size size = new(1280, 720);
        pool.Rent(s_format, TestFrames.Hd, size, 0).Dispose();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            pool.Rent(s_format, TestFrames.Hd, size, i).Dispose();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, s_format.FrameBytes(size) / 2);
    }

    [Fact]
    public void Rent_OfAnotherSize_FitsThatSize()
    {
        FramePool pool = new(1);
        pool.Rent(s_format, TestFrames.Hd, new(16, 16), 0).Dispose();

        using VideoFrame frame = pool.Rent(s_format, TestFrames.Hd, new(32, 8), 0);

        Assert.Equal(s_format.FrameBytes(new(32, 8)), frame.Samples.Length);
    }
}
