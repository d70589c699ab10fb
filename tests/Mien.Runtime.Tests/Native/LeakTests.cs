using System.Runtime.CompilerServices;
using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Native;

[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
[Collection(nameof(LeakTests))]
public sealed class LeakTests
{
    private static readonly SessionSettings Cpu = new() { Device = DeviceChoice.Cpu };

    [Fact]
    public void Run_ThousandsOfTimes_LeavesNoHandleAndNoMemory()
    {
        IReadOnlyDictionary<string, int> before = Baseline();
        using (Session session = Session.Open(TinyOnnx.Chain(128, 1), Cpu))
        {
            Run(session, 500);
            long warm = Environment.WorkingSet;
            Run(session, 5000); // 128 KB of tensors a run: 640 MB would be lost

            Assert.InRange(Environment.WorkingSet - warm, long.MinValue, 60L << 20);
        }

        Assert.Equal(before, RuntimeReport.CountLiveHandles());
    }

    [Fact]
    public void Failures_OfAllKinds_LeaveNoHandle()
    {
        using Session session = Session.Open(TinyOnnx.MatMul(), Cpu);
        using TensorValue x = TensorValue.Create(2, 2);
        using TensorValue tooLong = TensorValue.Create(7, 3);
        IReadOnlyDictionary<string, int> before = Baseline();
        for (int i = 0; i < 100; i++)
        {
            Assert.Throws<ModelException>(() => Session.Open("rubbish"u8.ToArray(), Cpu));
            Assert.Throws<ModelException>(() => session.Run([x], [tooLong]));
            Assert.Throws<OperationCanceledException>(() => session.Run([x], new CancellationToken(canceled: true)));
            Assert.Throws<DeviceException>(() => Session.Open(TinyOnnx.MatMul(), new() { Device = new(DeviceKind.Cpu, 2) }));
        }

        Assert.Equal(before, RuntimeReport.CountLiveHandles());
    }

    [Fact]
    public void Forgotten_SessionsTensorsBindings_AreReleasedByTheCollector()
    {
        IReadOnlyDictionary<string, int> before = Baseline();
        WeakReference array = Forget();
        Assert.NotEqual(before, RuntimeReport.CountLiveHandles());

        Assert.Equal(before, Baseline());
        Assert.False(array.IsAlive, "the array is still pinned");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Forget()
    {
        float[] array = new float[2];
        Session session = Session.Open(TinyOnnx.MatMul(), Cpu);
        IoBinding binding = session.Bind();
        binding.BindInput("x", TensorValue.Over<float>(array, 1, 2));
        binding.BindOutputOnDevice("y");
        binding.Run();
        _ = binding.TakeOutputs();
        _ = session.Run(TensorValue.Create(1, 2));
        return new(array);
    }

    private static void Run(Session session, int times)
    {
        using CancellationTokenSource source = new();
        using TensorValue into = TensorValue.Create(128, 128);
        for (int i = 0; i < times; i++)
        {
            using TensorValue x = TensorValue.Create(128, 128);
            using TensorValue y = session.Run([x], source.Token)[0];
            session.Run([y], [into], source.Token);
            session.Run(x, into.Floats);
        }
    }

    /// <summary>What is open once everything that is unreachable has been collected.</summary>
    private static IReadOnlyDictionary<string, int> Baseline()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return RuntimeReport.CountLiveHandles();
    }
}
