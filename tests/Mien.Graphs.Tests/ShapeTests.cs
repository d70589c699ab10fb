namespace Mien.Graphs.Tests;

public sealed class ShapeTests
{
    [Theory]
    [InlineData(new[] { 2, 3 }, new[] { 3 }, new[] { 2, 3 })]
    [InlineData(new[] { 1, 5, 1 }, new[] { 4, 1, 7 }, new[] { 4, 5, 7 })]
    [InlineData(new int[0], new[] { 2 }, new[] { 2 })]
    [InlineData(new[] { 0 }, new[] { 1 }, new[] { 0 })]
    [InlineData(new[] { 2 }, new[] { 3 }, null)]
    public void BroadcastWith_Pair_FollowsOnnx(int[] left, int[] right, int[]? expected)
    {
        Assert.Equal(expected is null ? null : Shape.Of(expected), Shape.Of(left).BroadcastWith(Shape.Of(right)));
        Assert.Equal(expected is null ? null : Shape.Of(expected), Shape.Of(right).BroadcastWith(Shape.Of(left)));
    }

    [Fact]
    public void Indexer_NegativeAxis_CountsFromEnd() => Assert.Equal(7, Shape.Of(5, 6, 7)[-1]);

    [Fact]
    public void Count_Scalar_IsOne() => Assert.Equal(1, Shape.Scalar.Count);

    [Fact]
    public void Of_NegativeDimension_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Shape.Of(1, -1));

    [Fact]
    public void ToString_Shape_PrintsDimensions() => Assert.Equal("[1,3,192,192]", Shape.Of(1, 3, 192, 192).ToString());

    [Theory]
    [InlineData(128, 5, 2, 1, 2)]
    [InlineData(192, 3, 2, 0, 1)]
    [InlineData(7, 3, 2, 1, 1)]
    [InlineData(16, 3, 1, 1, 1)]
    [InlineData(16, 1, 1, 0, 0)]
    public void Same_SizeKernelStride_PutsOddCellBehind(int size, int kernel, int stride, int before, int after) =>
        Assert.Equal(new Pads(before, before, after, after), Pads.Same((size, size), (kernel, kernel), (stride, stride)));
}
