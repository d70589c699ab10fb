using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Sessions;

public sealed class IoBindingTests
{
    private static readonly SessionSettings Cpu = new() { Device = DeviceChoice.Cpu };

    [Fact]
    public void Run_InputChangedInPlace_OutputFollows()
    {
        using Session session = Session.Open(TinyOnnx.MatMul(), Cpu);
        using IoBinding binding = session.Bind();
        using TensorValue x = TensorValue.Create(1, 2);
        using TensorValue y = TensorValue.Create(1, 3);
        binding.BindInput("x", x);
        binding.BindOutput("y", y);

        for (int i = 0; i < 3; i++)
        {
            x.Floats[0] = i;
            binding.Run();
            Assert.Equal([i, 2 * i, 3 * i], y.Floats.ToArray());
        }
    }

    [Fact]
    public void TakeOutputs_BoundToDevice_FeedTheNextRun()
    {
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), Cpu);
        using IoBinding binding = session.Bind();
        using TensorValue one = TensorValue.From<float>([1, 1, 1, 1], 2, 2);
        using TensorValue difference = TensorValue.Create(2, 2);
        binding.BindInput("b", one);
        binding.BindOutput("difference", difference);
        binding.BindOutputOnDevice("sum");
        TensorValue state = TensorValue.Create(2, 2);
        for (int step = 0; step < 5; step++)
        {
            binding.BindInput("a", state);
            binding.Run();
            state.Dispose();
            state = Assert.Single(binding.TakeOutputs()).Value;
        }

        using TensorValue host = state.ToHost();
        state.Dispose();
        Assert.Equal([5, 5, 5, 5], host.Floats.ToArray());
        Assert.Equal([3, 3, 3, 3], difference.Floats.ToArray());
    }

    [Fact]
    public void Run_InputNotBound_NamesIt()
    {
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), Cpu);
        using IoBinding binding = session.Bind();
        using TensorValue a = TensorValue.Create(2, 2);
        binding.BindInput("a", a);

        Assert.Contains("\"b\"", Assert.Throws<InvalidOperationException>(() => binding.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_WrongNameOrShape_IsRefused()
    {
        using Session session = Session.Open(TinyOnnx.MatMul(), Cpu);
        using IoBinding binding = session.Bind();
        using TensorValue wrong = TensorValue.Create(1, 9);

        Assert.Throws<TensorMismatchException>(() => binding.BindInput("nobody", wrong));
        Assert.Throws<TensorMismatchException>(() => binding.BindInput("x", wrong));
        Assert.Throws<TensorMismatchException>(() => binding.BindOutput("y", wrong));
        Assert.Throws<TensorMismatchException>(() => binding.BindOutputOnDevice("nobody"));
    }

    [Fact]
    public void Dispose_SessionFirst_BindingStillRunsAndReleases()
    {
        Session session = Session.Open(TinyOnnx.MatMul(), Cpu);
        using IoBinding binding = session.Bind();
        using TensorValue x = TensorValue.From<float>([1, 0], 1, 2);
        using TensorValue y = TensorValue.Create(1, 3);
        binding.BindInput("x", x);
        binding.BindOutput("y", y);

        session.Dispose();
        binding.Run();

        Assert.Equal([1, 2, 3], y.Floats.ToArray());
    }
}
