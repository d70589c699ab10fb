namespace Mien.Runtime;

/// <summary>Which device a session really runs on.</summary>
public sealed record DeviceReport
{
    public required DeviceChoice Requested { get; init; }

    /// <summary>Never Auto.</summary>
    public required DeviceChoice Actual { get; init; }

    /// <summary>Nodes for each of the engine's execution providers, as it counts them before fusing nodes. The CPU's number
    /// is right; for WebGPU the engine forgets most.</summary>
    public required IReadOnlyDictionary<string, int> NodesByProvider { get; init; }

    /// <summary>How many nodes of each operator run on the CPU.</summary>
    public required IReadOnlyDictionary<string, int> OperatorsOnCpu { get; init; }

    /// <summary>Why a better device was not taken, or null when there is nothing to say.</summary>
    public string? FallbackReason { get; init; }

    /// <summary>Such as "cpu (webgpu: no supported adapters)".</summary>
    public override string ToString() => FallbackReason is null ? $"{Actual}" : $"{Actual} ({FallbackReason})";
}
