using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Sessions;

public sealed class SessionConcurrencyTests
{
    [Fact]
    public void Run_ManyThreadsOneSession_EachGetsItsOwn()
    {
        using Session session = Session.Open(TinyOnnx.MatMul(), new() { Device = DeviceChoice.Cpu });

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            using TensorValue x = TensorValue.From<float>([thread, 1], 1, 2);
            for (int run = 0; run < 200; run++)
            {
                using TensorValue y = session.Run(x)[0];
                Assert.Equal([thread + 4, (2 * thread) + 5, (3 * thread) + 6], y.Floats.ToArray());
            }
        });
    }

    [Fact]
    public async Task Dispose_WhileItRuns_WaitsForTheRunNotTheCaller()
    {
        Session session = Session.Open(TinyOnnx.Chain(256, 200), new() { Device = DeviceChoice.Cpu });
        using TensorValue x = TensorValue.Create(256, 256);
        x.Floats.Fill(1);
        TaskCompletionSource started = new();
        Task<TensorValue> running = Task.Run(() =>
        {
            started.SetResult();
            return session.Run(x)[0];
        });
        await started.Task;
        await Task.Delay(20, TestContext.Current.CancellationToken);

        session.Dispose();

        using TensorValue y = await running;
        Assert.All(y.Floats.ToArray(), value => Assert.Equal(1, value));
    }
}
