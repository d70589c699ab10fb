using Mien.Graphs.Onnx;
using Mien.Training.Checkpoints;
using Mien.Training.Data;

namespace Mien.Training.Tests.Data;

public sealed class BatchFeederTests : IDisposable
{
    private const int Count = 11;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Take_FromAnyStep_GivesTheItemsOfTheOrder(int firstStep)
    {
        const int size = 4;
        using ItemsFile items = Open();
        using BatchFeeder feeder = new(items, size, seed: 3, firstStep);
        ItemOrder order = new(3, Count);

        for (long step = firstStep; step < firstStep + 10; step++)
        {
            Batch batch = feeder.Take();

            // Item n is [n, n + 1] in one field and 100·n in the other.
            int[] expected = [.. Enumerable.Range(0, size).Select(i => order[((step - 1) * size) + i])];
            Assert.Equal(expected.SelectMany(item => new[] { (byte)item, (byte)(item + 1) }), batch.Values["bytes"].AsSpan<byte>().ToArray());
            Assert.Equal(expected.Select(item => item * 100f), batch.Values["number"].Floats.ToArray());
        }
    }

    [Fact]
    public void Dispose_WhileBatchesWait_Ends()
    {
        using ItemsFile items = Open();
        BatchFeeder feeder = new(items, 2, 1, 1);
        feeder.Take();

        feeder.Dispose(); // the test ends only if this does
    }

    [Fact]
    public void Take_Cancelled_SaysSo()
    {
        using ItemsFile items = Open();
        using BatchFeeder feeder = new(items, 2, 1, 1);

        Assert.Throws<OperationCanceledException>(() => feeder.Take(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Open_FieldsOfDifferentCounts_AreRefused()
    {
        string path = _folder.File("bad.safetensors");
        Safetensors.Write(path, [OnnxTensor.Of("a", ElementType.UInt8, [2], new byte[2]), OnnxTensor.Of("b", ElementType.UInt8, [3], new byte[3])]);
        Assert.Throws<SafetensorsException>(() => ItemsFile.Open(path));
        Safetensors.Write(path, [OnnxTensor.Of("a", ElementType.UInt8, [0, 3], Array.Empty<byte>())]);
        Assert.Throws<SafetensorsException>(() => ItemsFile.Open(path));
    }

    private ItemsFile Open()
    {
        string path = _folder.File("items.safetensors");
        byte[] bytes = [.. Enumerable.Range(0, Count).SelectMany(item => new[] { (byte)item, (byte)(item + 1) })];
        byte[] numbers = [.. Enumerable.Range(0, Count).SelectMany(item => BitConverter.GetBytes(item * 100f))];
        Safetensors.Write(path, [OnnxTensor.Of("bytes", ElementType.UInt8, [Count, 2], bytes), OnnxTensor.Of("number", ElementType.Float32, [Count], numbers)]);
        return ItemsFile.Open(path);
    }
}
