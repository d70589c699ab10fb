using System.Runtime.InteropServices;

namespace Mien.Runtime.Native;

/// <summary>The C functions of ONNX Runtime, called by their slot in the OrtApi struct, which only ever grows at its end.
/// Every function that returns nint returns an OrtStatus*: hand it to <see cref="OrtStatus"/>.</summary>
internal sealed unsafe partial class OrtApi
{
    /// <summary>OrtApi version whose table (slots 0 to 414) holds every slot used here.</summary>
    public const int TableVersion = 24;

    private static readonly Lazy<OrtApi> Shared = new(() => OrtLibrary.Load(OrtLibrary.Locate()));

    private readonly nint* slots;

    internal OrtApi(nint* slots, string libraryPath, string version)
    {
        this.slots = slots;
        LibraryPath = libraryPath;
        Version = version;
        Environment = CreateEnvironment();
        CpuMemory = CreateCpuMemory();
        DefaultAllocator = GetDefaultAllocator();
    }

    /// <summary>Loaded at first use, once per process.</summary>
    public static OrtApi Instance => Shared.Value;

    public static bool IsLoaded => Shared.IsValueCreated;

    public string LibraryPath { get; }

    public string Version { get; }

    public string BuildInfo => Text(((delegate* unmanaged<byte*>)slots[254])());

    /// <summary>OrtEnv*: one per process, lives as long as it.</summary>
    public nint Environment { get; }

    /// <summary>OrtMemoryInfo* of ordinary memory, lives as long as the process.</summary>
    public nint CpuMemory { get; }

    /// <summary>OrtAllocator* of ordinary memory; never released.</summary>
    public nint DefaultAllocator { get; }

    public LiveHandleCounter LiveHandles { get; } = new();

    public DeviceGate Gate { get; } = new();

    public int ErrorCode(nint status) => ((delegate* unmanaged<nint, int>)slots[1])(status);

    public string ErrorMessage(nint status) => Text(((delegate* unmanaged<nint, byte*>)slots[2])(status));

    public void ReleaseStatus(nint status) => ((delegate* unmanaged<nint, void>)slots[93])(status);

    /// <summary>All Release functions have one shape, and the kind of a handle is its slot.</summary>
    public void Release(HandleKind kind, nint handle) => ((delegate* unmanaged<nint, void>)slots[(int)kind])(handle);

    public nint AllocatorFree(nint allocator, void* memory) =>
        ((delegate* unmanaged<nint, void*, nint>)slots[76])(allocator, memory);

    public static string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";

    private nint CreateEnvironment()
    {
        // Fatal: what goes wrong comes back as a status and becomes an exception; nothing is printed twice.
        const int fatal = 4;
        nint environment;
        fixed (byte* name = "mien"u8)
        {
            OrtStatus.Check(this, ((delegate* unmanaged<int, byte*, nint*, nint>)slots[3])(fatal, name, &environment));
        }

        return environment;
    }

    private nint CreateCpuMemory()
    {
        const int arena = 1, defaultMemory = 0;
        nint info;
        OrtStatus.Check(this, ((delegate* unmanaged<int, int, nint*, nint>)slots[69])(arena, defaultMemory, &info));
        return info;
    }

    private nint GetDefaultAllocator()
    {
        nint allocator;
        OrtStatus.Check(this, ((delegate* unmanaged<nint*, nint>)slots[78])(&allocator));
        return allocator;
    }
}
