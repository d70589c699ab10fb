using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Whole.Targets;

namespace Mien.Swapping.Tests.Whole;

public sealed class FrontMemoryTests
{
    private static readonly TimeSpan s_frame = TimeSpan.FromSeconds(1 / 30.0);

    [Fact]
    public void Next_HandThatComesAndGoes_CoversAtOnceAndUncoversSlowly()
    {
        FrontMemory memory = new();
        memory.Next(Filled(0), Affine2.Identity, TimeSpan.Zero);
        memory.Next(Filled(1), Affine2.Identity, s_frame);
        float covered = memory.InRegion(new(8, 8))[4, 4];
        Assert.True(memory.IsRestless);
        memory.Next(Filled(0), Affine2.Identity, 2 * s_frame);
        float uncovered = covered - memory.InRegion(new(8, 8))[4, 4];

        Assert.InRange(covered, 0.6f, 1);
        Assert.InRange(uncovered, 0.02f, 0.3f);
    }

    [Fact]
    public void InRegion_CropThatMoves_FollowsTheHead()
    {
        FrontMemory memory = new();
        Plane front = Filled(0);
        front[5, 5] = 1;
        memory.Next(front, Affine2.Translation(2, 1), TimeSpan.Zero);

        Assert.Equal(1, memory.InRegion(new(8, 8))[3, 4], 1e-4f);
    }

    private static Plane Filled(float value)
    {
        Plane plane = new(16, 16);
        plane.Samples.AsSpan().Fill(value);
        return plane;
    }
}
