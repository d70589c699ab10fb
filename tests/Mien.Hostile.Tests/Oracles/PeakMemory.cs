using System.Globalization;

namespace Mien.Hostile.Tests.Oracles;

/// <summary>How much more memory the process held at its height since a moment. Linux tells it; elsewhere what is held at the end stands for it.</summary>
internal sealed class PeakMemory
{
    private readonly long _before;

    private PeakMemory(long before) => _before = before;

    public long Megabytes => (Read("VmHWM:") - _before) >> 20;

    public static PeakMemory Start()
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5"); // the height counts from here
        }

        return new(Read("VmRSS:"));
    }

    private static long Read(string name) => OperatingSystem.IsLinux()
        ? 1024 * long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
        : Environment.WorkingSet;
}
