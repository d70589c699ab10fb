namespace Mien.Runtime.Native;

/// <summary>The GPUs that the engine finds in the system's own lists (DXGI, IOKit, sysfs), without starting a driver.</summary>
internal static unsafe class HardwareGpus
{
    /// <summary>Vendor of Windows' software adapters.</summary>
    private const uint MicrosoftVendorId = 0x1414;

    /// <returns>Names of the vendors, one for each GPU.</returns>
    public static IReadOnlyList<string> Vendors(OrtApi api)
    {
        const int gpu = 1;
        nuint count;
        OrtStatus.Check(api, api.GetNumHardwareDevices(&count));
        if (count == 0)
        {
            return [];
        }

        nint[] devices = new nint[(int)count];
        fixed (nint* first = devices)
        {
            OrtStatus.Check(api, api.GetHardwareDevices(first, count));
        }

        return [.. devices
            .Where(device => api.HardwareDeviceType(device) == gpu && api.HardwareDeviceVendorId(device) != MicrosoftVendorId)
            .Select(api.HardwareDeviceVendor)];
    }
}
