using Mien.Runtime.Native;
using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Devices;

public sealed class DeviceFallbackTests
{
    [Fact]
    public void Open_Cpu_ReportsCpuAndItsNodes()
    {
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), new() { Device = DeviceChoice.Cpu });

        Assert.Equal(DeviceChoice.Cpu, session.Device.Requested);
        Assert.Equal(DeviceChoice.Cpu, session.Device.Actual);
        Assert.Null(session.Device.FallbackReason);
        Assert.Equal(2, session.Device.NodesByProvider["CPUExecutionProvider"]);
        Assert.Equal(["Add", "Sub"], session.Device.OperatorsOnCpu.Keys.Order());
        Assert.Equal("cpu", session.Device.ToString());
    }

    [Fact]
    public void Open_AutoWithoutGpu_TakesCpuAndSaysWhy()
    {
        Assert.SkipWhen(GpuSearch.OfThisMachine().Gpus.Count > 0, "this machine has a GPU");
        using Session session = Session.Open(TinyOnnx.MatMul());

        Assert.Equal(DeviceChoice.Auto, session.Device.Requested);
        Assert.Equal(DeviceChoice.Cpu, session.Device.Actual);
        Assert.NotEmpty(session.Device.FallbackReason!);
    }

    [Fact]
    public void Open_DeviceOfAnotherSystem_IsUnavailableWithHint()
    {
        DeviceChoice foreign = OperatingSystem.IsWindows() ? DeviceChoice.CoreMl : DeviceChoice.DirectMl;

        DeviceException fault = Assert.Throws<DeviceException>(() => Session.Open(TinyOnnx.MatMul(), new() { Device = foreign }));

        Assert.Equal("DEVICE_UNAVAILABLE", fault.Code);
        Assert.Equal(ExitCode.ModelOrDevice, fault.ExitCode);
        Assert.Contains($"device {foreign} is not available", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--device cpu", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WebGpuWithoutAdapter_IsUnavailable()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux() || Vulkan.Adapters().Count > 0, "this machine may have WebGPU");

        Assert.Equal(
            "DEVICE_UNAVAILABLE",
            Assert.Throws<DeviceException>(() => Session.Open(TinyOnnx.MatMul(), new() { Device = DeviceChoice.WebGpu })).Code);
    }

    [Fact]
    public void Open_WebGpuWhereThereIsOne_GivesTheCpusNumbersFromBindings()
    {
        Assert.SkipUnless(WebGpuIsHere(), "this machine has no Vulkan adapter that WebGPU takes");
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), new() { Device = DeviceChoice.WebGpu });
        using IoBinding binding = session.Bind();
        using TensorValue one = TensorValue.From<float>([1, 1, 1, 1], 2, 2);
        using TensorValue start = TensorValue.From<float>([1, 2, 3, 4], 2, 2);
        binding.BindInput("a", start);
        binding.BindInput("b", one);
        binding.BindOutputOnDevice("difference");
        binding.BindOutputOnDevice("sum");
        binding.Run();
        using TensorValue onDevice = binding.TakeOutputs()["sum"];
        binding.BindInput("a", onDevice);
        binding.Run();
        using TensorValue sum = binding.TakeOutputs()["sum"]; // "difference" is forgotten: the collector must cope
        using TensorValue host = sum.ToHost();

        Assert.Equal(DeviceChoice.WebGpu, session.Device.Actual);
        Assert.False(sum.IsOnHost);
        Assert.Throws<InvalidOperationException>(() => sum.Floats.Length);
        Assert.Equal([3, 4, 5, 6], host.Floats.ToArray());
    }

    [Fact]
    public void Open_SecondCpu_IsUnavailable() =>
        Assert.Throws<DeviceException>(() => Session.Open(TinyOnnx.MatMul(), new() { Device = new(DeviceKind.Cpu, 1) }));

    [Fact]
    public void Open_AutoWithDamagedModel_IsTheModelsFault() =>
        Assert.Throws<ModelException>(() => Session.Open("rubbish"u8.ToArray()));

    [Fact]
    public void Report_DeviceTookNothing_SaysCpu()
    {
        Dictionary<(string Provider, string Operator), int> nodes = new() { [("CPUExecutionProvider", "Add")] = 4, [("CPUExecutionProvider", "Sub")] = 3 };

        DeviceReport report = SessionOpener.Report(DeviceChoice.WebGpu, DeviceChoice.WebGpu, nodes, Model(7), null);
        DeviceReport uncounted = SessionOpener.Report(DeviceChoice.WebGpu, DeviceChoice.WebGpu, nodes, Model(8), null);

        Assert.Equal(DeviceChoice.Cpu, report.Actual);
        Assert.Equal(DeviceChoice.WebGpu, uncounted.Actual);
        Assert.Equal("cpu (webgpu has none of the model's operators)", report.ToString());
    }

    [Fact]
    public void Report_DeviceTookAPart_SaysHowMuchIsLeft()
    {
        Dictionary<(string Provider, string Operator), int> nodes = new()
        {
            [("CPUExecutionProvider", "Sign")] = 2,
            [("CPUExecutionProvider", "Div")] = 3,
            [("CPUExecutionProvider", "Cast")] = 2,
            [("CPUExecutionProvider", "Not")] = 1,
            [("WebGpuExecutionProvider", "Div")] = 34,
        };

        DeviceReport report = SessionOpener.Report(DeviceChoice.Auto, DeviceChoice.WebGpu, nodes, Model(42), null);

        Assert.Equal(DeviceChoice.WebGpu, report.Actual);
        Assert.Equal("8 nodes run on the CPU (Div 3, Cast 2, Sign 2, …): webgpu lacks their operators or types", report.FallbackReason);
        Assert.Equal((8, 34), (report.NodesByProvider["CPUExecutionProvider"], report.NodesByProvider["WebGpuExecutionProvider"]));
        Assert.Equal((3, 4), (report.OperatorsOnCpu["Div"], report.OperatorsOnCpu.Count));
    }

    [Fact]
    public void Run_ManyWebGpuSessionsAtOnce_DoNotDisturbEachOther()
    {
        Assert.SkipUnless(WebGpuIsHere(), "this machine has no Vulkan adapter that WebGPU takes");

        Parallel.For(0, 4, thread =>
        {
            using Session session = Session.Open(TinyOnnx.MatMul(), new() { Device = DeviceChoice.WebGpu });
            using TensorValue x = TensorValue.From<float>([thread, 1], 1, 2);
            for (int run = 0; run < 10; run++)
            {
                using TensorValue y = session.Run(x)[0];
                Assert.Equal([thread + 4, (2 * thread) + 5, (3 * thread) + 6], y.Floats.ToArray());
            }
        });
    }

    [Fact]
    public void Open_WebGpuLacksAllOperators_ReportsCpu()
    {
        Assert.SkipUnless(WebGpuIsHere(), "this machine has no Vulkan adapter that WebGPU takes");
        using Session session = Session.Open(TinyOnnx.SumAndDifference(ElementType.Float64), new() { Device = DeviceChoice.WebGpu });

        Assert.Equal("cpu (webgpu has none of the model's operators)", session.Device.ToString());
    }

    /// <summary>A real GPU must do. Software drivers are many, and some lack what WebGPU asks for (Mesa 22's llvmpipe).</summary>
    private static bool WebGpuIsHere()
    {
        if (!OperatingSystem.IsLinux() || Vulkan.Adapters() is not { Count: > 0 } adapters)
        {
            return false;
        }

        if (adapters.Any(adapter => adapter.IsRealGpu))
        {
            return true;
        }

        try
        {
            using Session session = Session.Open(TinyOnnx.MatMul(), new() { Device = DeviceChoice.WebGpu });
            return true;
        }
        catch (DeviceException fault) when (fault.Message.Contains("No supported adapters", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>A model of so many nodes.</summary>
    private static ModelSource Model(int nodes) => new("the model", TinyOnnx.Chain(2, nodes), null);
}
