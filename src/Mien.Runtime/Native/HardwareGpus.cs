using Microsoft.ML.OnnxRuntime;

namespace Mien.Runtime.Native;

/// <summary>The GPUs that the engine finds in the system's own lists (DXGI, IOKit, sysfs), without starting a driver.</summary>
internal static class HardwareGpus
{
    /// <summary>Vendor of Windows' software adapters.</summary>
    private const uint MicrosoftVendorId = 0x1414;

    /// <returns>Names of the vendors, one for each GPU.</returns>
    public static IReadOnlyList<string> Vendors(OrtEngine engine) => OrtFault.Guard<IReadOnlyList<string>>(() =>
        [.. engine.Environment.GetHardwareDevices()
            .Where(device => device.Type == OrtHardwareDeviceType.GPU && device.VendorId != MicrosoftVendorId)
            .Select(device => device.Vendor)]);
}
