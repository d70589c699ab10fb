using System.Runtime.InteropServices;

namespace Mien.Runtime.Native;

/// <summary>Where the native library of the pinned npm package lies on this platform, and how it is loaded.</summary>
internal static class OrtLibrary
{
    private const string Package = "onnxruntime-node/bin/napi-v6";

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

    /// <summary>Loads the library and asks it for the oldest table that holds every slot used here.</summary>
    /// <exception cref="EngineLibraryException">It does not load, is not ONNX Runtime, or is too old.</exception>
    public static unsafe OrtApi Load(string path)
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

        nint* apiBase = ((delegate* unmanaged<nint*>)getApiBase)(); // [GetApi, GetVersionString]
        nint versionText = ((delegate* unmanaged<nint>)apiBase[1])();
        string version = Marshal.PtrToStringUTF8(versionText) ?? "unknown";

        // Asking for a version the library does not know makes it print to stderr, so its own word comes first.
        bool isNewEnough = Version.TryParse(version.Split('-', '+')[0], out Version? parsed) && parsed >= new Version(1, OrtApi.TableVersion);
        nint* slots = isNewEnough ? ((delegate* unmanaged<uint, nint*>)apiBase[0])(OrtApi.TableVersion) : null;
        return slots != null ? new OrtApi(slots, path, version) : throw EngineLibraryException.TooOld(path, version, OrtApi.TableVersion);
    }
}
