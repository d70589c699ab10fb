namespace Mien.Runtime;

/// <summary>Which devices Auto may take on this machine.</summary>
internal static class AutoDevices
{
    /// <param name="reason">Why no GPU is among them, null when one is.</param>
    /// <returns>In order; the CPU comes last, always.</returns>
    public static IReadOnlyList<DeviceChoice> Candidates(out string? reason)
    {
        reason = "no GPU found";
        return [DeviceChoice.Cpu];
    }
}
