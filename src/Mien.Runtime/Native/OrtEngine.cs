using Microsoft.ML.OnnxRuntime;

namespace Mien.Runtime.Native;

/// <summary>ONNX Runtime as this process has loaded it.</summary>
internal sealed class OrtEngine
{
    private static readonly Lazy<OrtEngine> s_shared = new(() => OrtLibrary.Load(OrtLibrary.Locate()).Start());

    internal OrtEngine(string libraryPath, string version, OrtEnv environment, OrtSideCalls sideCalls)
    {
        (LibraryPath, Version, Environment, SideCalls) = (libraryPath, version, environment, sideCalls);
        CpuMemory = new(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
    }

    /// <summary>Loaded at first use, once per process.</summary>
    public static OrtEngine Instance => s_shared.Value;

    public static bool IsLoaded => s_shared.IsValueCreated;

    public string LibraryPath { get; }

    public string Version { get; }

    /// <summary>One per process, lives as long as it.</summary>
    public OrtEnv Environment { get; }

    public OrtSideCalls SideCalls { get; }

    /// <summary>Ordinary memory.</summary>
    public OrtMemoryInfo CpuMemory { get; }

    /// <summary>Of runs that nobody cancels.</summary>
    public RunOptions PlainRun { get; } = new();

    public LiveHandleCounter LiveHandles { get; } = new();

    public DeviceGate Gate { get; } = new();
}
