namespace Mien.Runtime;

/// <summary>Where a model runs.</summary>
public enum DeviceKind
{
    /// <summary>A real GPU when one works, else the CPU; says which and why.</summary>
    Auto,
    Cpu,

    /// <summary>Any GPU, through Vulkan, Direct3D 12 or Metal.</summary>
    WebGpu,

    /// <summary>GPU and Neural Engine of a Mac.</summary>
    CoreMl,

    /// <summary>Any Direct3D 12 GPU of a Windows machine.</summary>
    DirectMl,
}
