namespace Mien.Runtime.Tests.Diagnostics;

public sealed class RuntimeReportTests
{
    [Fact]
    public void Create_AnyMachine_TellsEngineAndAWorkingCpu()
    {
        RuntimeReport report = RuntimeReport.Create(cancellationToken: TestContext.Current.CancellationToken);

        Assert.StartsWith("1.", report.EngineVersion, StringComparison.Ordinal);
        Assert.True(File.Exists(report.LibraryPath));
        Assert.Contains("git-commit-id", report.BuildInfo, StringComparison.Ordinal);
        DeviceStatus cpu = report.Devices[0];
        Assert.Equal(DeviceChoice.Cpu, cpu.Device);
        Assert.True(cpu.Works);
        Assert.InRange(cpu.BestRun, TimeSpan.FromMicroseconds(10), cpu.FirstRun);
        Assert.NotEqual(DeviceKind.Auto, report.Auto.Actual.Kind);
        Assert.All(report.Devices, device => Assert.InRange(device.DifferenceFromCpu, 0, 1e-4));
    }

    [Fact]
    public void Create_DeviceThatDoesNotWork_SaysWhy()
    {
        RuntimeReport report = RuntimeReport.Create(cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(report.Devices.Where(device => !device.Works), device => Assert.NotEmpty(device.Failure!));
    }
}
