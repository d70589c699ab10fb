using Mien.Graphs;
using Mien.Runtime;
using Mien.Training.Data;

namespace Mien.Training.Tests.Data;

public sealed class ItemOrderTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 7)]
    [InlineData(-1, 3)]
    [InlineData(123_456_789_012, 98_765_432_109)]
    public void CounterHash_IsWhatTheGraphDraws(long seed, long counter)
    {
        const int count = 50;
        Graph graph = new("draws");
        graph.Output("numbers", new Randomness(graph.Integers([seed], []), graph.Integers([counter], [])).Uniform([count]));
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        using TensorValue numbers = session.Run()[0];

        // The graph keeps the upper 24 bits, as a fraction.
        Assert.Equal(numbers.Floats.ToArray(), Enumerable.Range(0, count).Select(i => (CounterHash.Of(seed, counter, (uint)i) >> 8) / (float)(1 << 24)));
    }

    [Fact]
    public void Epochs_HoldEachItemOnceInOtherOrders()
    {
        ItemOrder order = new(seed: 5, items: 97);

        int[][] epochs = [.. Enumerable.Range(0, 4).Select(epoch => Enumerable.Range(0, 97).Select(place => order[(epoch * 97L) + place]).ToArray())];

        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, 97), epoch.Order()));
        Assert.Equal(4, epochs.Select(epoch => string.Join(',', epoch)).Distinct().Count());
        Assert.NotEqual(epochs[0], Enumerable.Range(0, 97).Select(place => new ItemOrder(6, 97)[place]));
    }

    [Fact]
    public void Positions_InAnySequence_GiveTheSameItems()
    {
        ItemOrder forward = new(1, 10);
        ItemOrder jumping = new(1, 10);

        Assert.Equal(Enumerable.Range(0, 40).Select(position => forward[position]).Reverse(), Enumerable.Range(0, 40).Reverse().Select(position => jumping[position]));
    }

    [Fact]
    public void Order_IsThatOfTheContract()
    {
        // Computed apart, in Python: another engine must have the same numbers.
        ItemOrder order = new(seed: 1, items: 8);

        Assert.Equal("2 6 5 3 4 1 0 7 2 5 1 0 3 6 4 7", string.Join(' ', Enumerable.Range(0, 16).Select(position => order[position])));
    }
}
