using Mien.Runtime.Diagnostics;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>What `mien doctor` tells of the engine.</summary>
public sealed record RuntimeReport
{
    /// <summary>Such as "1.30.0".</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Commit and build type, in the engine's words.</summary>
    public required string BuildInfo { get; init; }

    public required string LibraryPath { get; init; }

    /// <summary>The CPU, then what the platform may have.</summary>
    public required IReadOnlyList<DeviceStatus> Devices { get; init; }

    /// <summary>What Auto takes here, and why nothing better.</summary>
    public required DeviceReport Auto { get; init; }

    /// <summary>Native handles open now, by kind ("Session", "Value", …); kinds without any are left out.</summary>
    public required IReadOnlyDictionary<string, int> LiveHandles { get; init; }

    /// <summary>Looks at everything; a GPU that compiles its kernels for the first time takes seconds.</summary>
    /// <param name="lettingDriversSpeak">Whether what drivers write to the error stream is let through.</param>
    /// <exception cref="MissingPackageException">The native library is not installed.</exception>
    /// <exception cref="EngineLibraryException">The native library is not usable.</exception>
    public static RuntimeReport Create(bool lettingDriversSpeak = false, CancellationToken cancellationToken = default)
    {
        OrtEngine engine = OrtEngine.Instance;
        using SilentErrors? silence = lettingDriversSpeak ? null : new();
        IReadOnlyList<DeviceStatus> devices = DeviceProbe.All(cancellationToken);
        using Session auto = Session.Open(ProbeModel.Onnx, new() { ModelName = "the probe" });
        return new()
        {
            EngineVersion = engine.Version,
            BuildInfo = engine.SideCalls.BuildInfo,
            LibraryPath = engine.LibraryPath,
            Devices = devices,
            Auto = auto.Device,
            LiveHandles = CountLiveHandles(),
        };
    }

    /// <summary>Like <see cref="LiveHandles"/>, at once and without loading the engine.</summary>
    public static IReadOnlyDictionary<string, int> CountLiveHandles()
    {
        if (!OrtEngine.IsLoaded)
        {
            return new Dictionary<string, int>();
        }

        LiveHandleCounter counter = OrtEngine.Instance.LiveHandles;
        return Enum.GetValues<HandleKind>()
            .Where(kind => counter.Count(kind) > 0)
            .ToDictionary(kind => kind.ToString(), counter.Count);
    }
}
