using Mien.Runtime.Native;

namespace Mien.Runtime.Tests.Devices;

public sealed class GpuSearchTests
{
    private static readonly VulkanAdapter Software = new("llvmpipe", IsSoftware: true, new(1, 4));
    private static readonly VulkanAdapter Card = new("A card", IsSoftware: false, new(1, 3));
    private static readonly VulkanAdapter OldCard = new("An old card", IsSoftware: false, new(1, 0));

    [Fact]
    public void OnLinux_NoDeviceNode_DoesNotStartVulkan()
    {
        using TemporaryFolder dev = new();
        File.WriteAllText(dev.File("nvidiactl"), "");

        GpuSearch search = GpuSearch.OnLinux(dev.Path, () => throw new InvalidOperationException("Vulkan was started"));

        Assert.Empty(search.Gpus);
        Assert.StartsWith("no GPU in", search.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dri/renderD128")]
    [InlineData("nvidia0")]
    [InlineData("dxg")]
    public void OnLinux_DeviceNodeAndRealAdapter_IsFound(string node)
    {
        using TemporaryFolder dev = new();
        Directory.CreateDirectory(Path.GetDirectoryName(dev.File(node))!);
        File.WriteAllText(dev.File(node), "");

        GpuSearch search = GpuSearch.OnLinux(dev.Path, () => [Software, Card]);

        Assert.Equal(["A card"], search.Gpus);
        Assert.Null(search.Reason);
    }

    [Fact]
    public void OnLinux_SoftwareOrOutdatedAdaptersOnly_AreNotTaken()
    {
        using TemporaryFolder dev = new();
        File.WriteAllText(dev.File("nvidia0"), "");

        GpuSearch search = GpuSearch.OnLinux(dev.Path, () => [Software, OldCard]);

        Assert.Empty(search.Gpus);
        Assert.Equal("Vulkan offers no real GPU, only llvmpipe, An old card", search.Reason);
        Assert.Empty(GpuSearch.OnLinux(dev.Path, () => []).Gpus);
    }

    [Fact]
    public void Vendors_ThisMachine_AnswersWithoutFault() => Assert.NotNull(HardwareGpus.Vendors(OrtEngine.Instance));
}
