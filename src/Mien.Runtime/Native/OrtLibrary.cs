using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Mien.Runtime.Native;

/// <summary>The native library of the pinned npm package, which ONNX Runtime's C# library is given in place of one of its own.</summary>
internal sealed unsafe class OrtLibrary
{
    private const string Package = "onnxruntime-node/bin/napi-v6";

    /// <summary>API version whose table holds every function that the C# library takes from it.</summary>
    private const uint TableVersion = 25;

    /// <summary>What the C# library calls the native one.</summary>
    private const string ImportedName = "onnxruntime";

    private readonly nint _handle;
    private readonly string _path;
    private readonly string _version;
    private readonly OrtApi* _api;

    private OrtLibrary(nint handle, string path, string version, OrtApi* api)
    {
        (_handle, _path, _version) = (handle, path, version);
        _api = api;
    }

    /// <returns>Path inside node_modules, or null where the package has no binary (Intel Macs, 32-bit, other systems).</returns>
    public static string? PathInPackage(OSPlatform system, Architecture architecture)
    {
        string? folder = architecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            _ => null,
        };
        return folder switch
        {
            not null when system == OSPlatform.Linux => $"{Package}/linux/{folder}/libonnxruntime.so.1",
            not null when system == OSPlatform.Windows => $"{Package}/win32/{folder}/onnxruntime.dll",
            "arm64" when system == OSPlatform.OSX => $"{Package}/darwin/arm64/libonnxruntime.1.dylib",
            _ => null,
        };
    }

    /// <exception cref="MissingPackageException">The package is not installed.</exception>
    /// <exception cref="EngineLibraryException">The package has no binary for this machine.</exception>
    public static string Locate()
    {
        OSPlatform system = OperatingSystem.IsWindows() ? OSPlatform.Windows
            : OperatingSystem.IsMacOS() ? OSPlatform.OSX
            : OperatingSystem.IsLinux() ? OSPlatform.Linux
            : OSPlatform.Create("other");
        string inPackage = PathInPackage(system, RuntimeInformation.ProcessArchitecture)
            ?? throw EngineLibraryException.NoBinary(RuntimeInformation.RuntimeIdentifier);
        return NodePackages.Locate(inPackage);
    }

    /// <summary>Loads the library and sees whether the C# library can work with it: over one that is too old, that would crash.</summary>
    /// <exception cref="EngineLibraryException">It does not load, is not ONNX Runtime, or is too old.</exception>
    public static OrtLibrary Load(string path)
    {
        nint library;
        EngineTelemetry.SwitchOff();
        try
        {
            library = NativeLibrary.Load(path);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw EngineLibraryException.DoesNotLoad(path, failure);
        }

        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint getApiBase))
        {
            throw EngineLibraryException.NotOnnxRuntime(path);
        }

        OrtApiBase* apiBase = ((delegate* unmanaged<OrtApiBase*>)getApiBase)();
        string version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)apiBase->GetVersionString)()) ?? "unknown";

        // Asking for a version the library does not know makes it print to stderr, so its own word comes first.
        bool isNewEnough = System.Version.TryParse(version.Split('-', '+')[0], out Version? parsed) && parsed >= new Version(1, (int)TableVersion);
        OrtApi* api = isNewEnough ? ((delegate* unmanaged<uint, OrtApi*>)apiBase->GetApi)(TableVersion) : null;
        return api != null ? new(library, path, version, api) : throw EngineLibraryException.TooOld(path, version, (int)TableVersion);
    }

    /// <summary>Ties the C# library to this one, which can happen once in a process.</summary>
    public OrtEngine Start()
    {
        OrtEnv.DisableDllImportResolver = true; // it would look elsewhere
        NativeLibrary.SetDllImportResolver(typeof(OrtEnv).Assembly, (name, _, _) => name == ImportedName ? _handle : 0);

        // Fatal: what goes wrong comes back as an exception; nothing is printed twice.
        EnvironmentCreationOptions options = new() { logId = "mien", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        return OrtFault.Guard(() => new OrtEngine(_path, _version, OrtEnv.CreateInstanceWithOptions(ref options), new(_api)));
    }
}
