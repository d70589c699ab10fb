namespace Mien.Runtime;

/// <summary>Which devices Auto may take on this machine, in order. It takes only what gives the CPU's numbers (so not
/// CoreML, which computes in half precision where it likes) and only real GPUs.</summary>
internal static class AutoDevices
{
    /// <param name="reason">Why no GPU is among them, null when one is.</param>
    /// <returns>The CPU comes last, always.</returns>
    public static IReadOnlyList<DeviceChoice> Candidates(out string? reason)
    {
        if (!DeviceKinds.Gpus.Contains(DeviceKind.WebGpu))
        {
            reason = "the engine has no GPU support for this platform";
            return [DeviceChoice.Cpu];
        }

        GpuSearch search = GpuSearch.OfThisMachine();
        reason = search.Reason;
        return search.Gpus.Count == 0
            ? [DeviceChoice.Cpu]
            : [.. DeviceKinds.Gpus.Where(kind => kind != DeviceKind.CoreMl).Select(kind => new DeviceChoice(kind)), DeviceChoice.Cpu];
    }
}
