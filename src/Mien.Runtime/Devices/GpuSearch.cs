using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>What a cheap look at the system says about GPUs, before any driver is asked for a device.</summary>
/// <param name="Gpus">Names of GPUs worth trying; never a software one.</param>
/// <param name="Reason">Why there are none.</param>
internal sealed record GpuSearch(IReadOnlyList<string> Gpus, string? Reason)
{
    /// <summary>Device nodes without which no Linux GPU can be reached: DRM, NVIDIA, WSL.</summary>
    private static readonly (string Folder, string Pattern)[] DeviceNodes = [("dri", "renderD*"), (".", "nvidia?"), (".", "dxg")];

    public static GpuSearch OfThisMachine() => OperatingSystem.IsLinux() ? OnLinux("/dev", Vulkan.Adapters) : ByEngine(OrtEngine.Instance);

    /// <param name="deviceFolder">/dev.</param>
    /// <param name="vulkanAdapters">Asked only where a device node exists: starting the drivers takes time.</param>
    public static GpuSearch OnLinux(string deviceFolder, Func<IReadOnlyList<VulkanAdapter>> vulkanAdapters)
    {
        if (!HasDeviceNode(deviceFolder))
        {
            return new([], $"no GPU in {deviceFolder}");
        }

        IReadOnlyList<VulkanAdapter> adapters = vulkanAdapters();
        IReadOnlyList<string> real = [.. adapters.Where(adapter => adapter.IsRealGpu).Select(adapter => adapter.Name)];
        string? reason = real.Count > 0 ? null
            : adapters.Count == 0 ? "the GPU has no Vulkan driver here (libvulkan1 and the GPU's own)"
            : $"Vulkan offers no real GPU, only {string.Join(", ", adapters.Select(adapter => adapter.Name))}";
        return new(real, reason);
    }

    private static GpuSearch ByEngine(OrtEngine engine)
    {
        IReadOnlyList<string> vendors = HardwareGpus.Vendors(engine);
        return new(vendors, vendors.Count > 0 ? null : "the system lists no GPU");
    }

    private static bool HasDeviceNode(string deviceFolder) => Array.Exists(DeviceNodes, node =>
    {
        string folder = Path.Combine(deviceFolder, node.Folder);
        return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder, node.Pattern).Any();
    });
}
