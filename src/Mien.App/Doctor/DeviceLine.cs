using Mien.Runtime;

namespace Mien.App.Doctor;

/// <summary>A device and what became of the small network on it.</summary>
public sealed record DeviceLine
{
    public required string Device { get; init; }

    public required bool Works { get; init; }

    public required IReadOnlyList<string> Adapters { get; init; }

    /// <summary>Opening and the first run, in milliseconds; 0 when it does not work.</summary>
    public required double FirstRunMs { get; init; }

    /// <summary>The best later run of 37.7 million multiply-adds, in milliseconds; 0 when it does not work.</summary>
    public required double BestRunMs { get; init; }

    public string? Failure { get; init; }

    public static DeviceLine Of(DeviceStatus status) => new()
    {
        Device = status.Device.ToString(),
        Works = status.Works,
        Adapters = status.Adapters,
        FirstRunMs = Math.Round(status.FirstRun.TotalMilliseconds, 2),
        BestRunMs = Math.Round(status.BestRun.TotalMilliseconds, 2),
        Failure = status.Failure,
    };
}
