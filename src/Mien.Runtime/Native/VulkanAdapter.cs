namespace Mien.Runtime.Native;

/// <summary>One physical device of a Vulkan driver.</summary>
/// <param name="IsSoftware">The driver computes on the CPU (llvmpipe, SwiftShader).</param>
/// <param name="ApiVersion">Major and minor.</param>
internal sealed record VulkanAdapter(string Name, bool IsSoftware, Version ApiVersion)
{
    /// <summary>What Dawn, the engine's WebGPU, asks at least.</summary>
    private static readonly Version NeededVersion = new(1, 1);

    public bool IsRealGpu => !IsSoftware && ApiVersion >= NeededVersion;
}
