namespace Mien.Runtime.Tests.Diagnostics;

public sealed class RuntimeReportTests
{
    [Fact]
    public void Create_AnyMachine_TellsEngineAndAWorkingCpu()
    {
        RuntimeReport report = RuntimeReport.Create(TestContext.Current.CancellationToken);

        foreach (DeviceStatus d in report.Devices)
        { Console.WriteLine(d.Device + " " + string.Join(",", d.NodesByProvider) + " " + string.Join(",", d.Adapters)); }
        Assert.StartsWith("1.", report.EngineVersion, StringComparison.Ordinal);
        Assert.True(File.Exists(report.LibraryPath));
        Assert.Contains("git-commit-id", report.BuildInfo, StringComparison.Ordinal);
        DeviceStatus cpu = report.Devices[0];
        Assert.Equal(DeviceChoice.Cpu, cpu.Device);
        Assert.True(cpu.Works);
        Assert.InRange(cpu.BestRun, TimeSpan.FromMicroseconds(10), TimeSpan.FromSeconds(10));
        Assert.NotEqual(DeviceKind.Auto, report.Auto.Actual.Kind);
    }
}
