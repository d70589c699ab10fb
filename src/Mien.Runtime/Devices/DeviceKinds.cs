using System.Runtime.InteropServices;

namespace Mien.Runtime;

/// <summary>The devices that the engine's library for this platform was built with.</summary>
internal static class DeviceKinds
{
    /// <summary>Best first.</summary>
    public static IReadOnlyList<DeviceKind> Gpus =>
        OperatingSystem.IsWindows() ? [DeviceKind.DirectMl, DeviceKind.WebGpu]
        : OperatingSystem.IsMacOS() ? [DeviceKind.WebGpu, DeviceKind.CoreMl]
        : RuntimeInformation.ProcessArchitecture == Architecture.X64 ? [DeviceKind.WebGpu]
        : [];

    public static IReadOnlyList<DeviceKind> All => [.. Gpus, DeviceKind.Cpu];

    /// <returns>Null when this build may have the device, else why not.</returns>
    public static string? WhyMissing(DeviceKind kind) => All.Contains(kind) ? null : kind switch
    {
        DeviceKind.CoreMl => "CoreML exists on Macs only",
        DeviceKind.DirectMl => "DirectML exists on Windows only",
        _ => $"the engine has no {new DeviceChoice(kind)} on {RuntimeInformation.RuntimeIdentifier}",
    };
}
