using System.Diagnostics;
using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Sessions;

public sealed class SessionCancellationTests
{
    private const int Size = 384;

    [Fact]
    public void Run_CancelledMeanwhile_StopsSoonAndTheSessionGoesOn()
    {
        SessionSettings cpu = new() { Device = DeviceChoice.Cpu };
        using Session longOne = Session.Open(TinyOnnx.Chain(Size, 4000), cpu); // 226 GMAC: seconds on any CPU
        using TensorValue x = TensorValue.Create(Size, Size);
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(100));

        long start = Stopwatch.GetTimestamp();
        OperationCanceledException cancelled =
            Assert.Throws<OperationCanceledException>(() => longOne.Run([x], source.Token));

        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(90), TimeSpan.FromSeconds(1.5));
        using CancellationTokenSource again = new(TimeSpan.FromMilliseconds(50));
        Assert.Throws<OperationCanceledException>(() => longOne.Run([x], again.Token)); // the flag was the run's, not the session's
    }

    [Fact]
    public void Run_CancelledBefore_DoesNotStart()
    {
        using Session session = Session.Open(TinyOnnx.Identity(ElementType.Float32), new() { Device = DeviceChoice.Cpu });
        using TensorValue x = TensorValue.From<float>([1, 2, 3, 4], 4);
        float[] y = new float[4];

        Assert.Throws<OperationCanceledException>(() => session.Run(x, y, new CancellationToken(canceled: true)));
        Assert.Equal(new float[4], y);
    }

    [Fact]
    public void Run_TokenThatStaysQuiet_ChangesNothing()
    {
        using Session session = Session.Open(TinyOnnx.Identity(ElementType.Float32), new() { Device = DeviceChoice.Cpu });
        using CancellationTokenSource source = new();
        using TensorValue x = TensorValue.From<float>([1, 2, 3, 4], 4);
        float[] y = new float[4];

        session.Run(x, y, source.Token);
        source.Cancel(); // nothing is registered any more

        Assert.Equal([1, 2, 3, 4], y);
    }
}
