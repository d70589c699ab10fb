namespace Mien.Runtime;

/// <summary>Whether a device works, found out by running a small network on it.</summary>
public sealed record DeviceStatus
{
    public required DeviceChoice Device { get; init; }

    public bool Works => Failure is null;

    /// <summary>Null when it works.</summary>
    public string? Failure { get; init; }

    /// <summary>Names of the adapters behind it, as far as the system tells; empty for none.</summary>
    public IReadOnlyList<string> Adapters { get; init; } = [];

    /// <summary>Opening the network and running it once: on a GPU this includes compiling its kernels.</summary>
    public TimeSpan FirstRun { get; init; }

    /// <summary>The shortest of the later runs of the network (37.7 million multiply-adds).</summary>
    public TimeSpan BestRun { get; init; }

    /// <summary>Largest absolute difference from the CPU's output, as a fraction of the CPU's largest output.</summary>
    public double DifferenceFromCpu { get; init; }

    /// <summary>See <see cref="DeviceReport.NodesByProvider"/>.</summary>
    public IReadOnlyDictionary<string, int> NodesByProvider { get; init; } = new Dictionary<string, int>();
}
