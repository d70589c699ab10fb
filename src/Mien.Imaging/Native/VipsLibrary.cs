using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mien.Imaging.Native;

/// <summary>Finds libvips among the npm packages and starts it, once per process.</summary>
internal static class VipsLibrary
{
    private static readonly Lazy<(string Version, string Path)> Started = new(Start);

    /// <summary>Loaders of the formats Mien reads. Everything else (SVG, raw, matrix, …) is blocked.</summary>
    private static readonly string[] AllowedLoaders =
    [
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif", "VipsForeignLoadTiff",
        "VipsForeignLoadNsgif",
    ];

    /// <summary>The version of the running library; starts it if need be.</summary>
    /// <exception cref="MissingPackageException">The package for this platform is not installed.</exception>
    /// <exception cref="ImagingLibraryException">The library is there but does not load or start.</exception>
    internal static string Version => Started.Value.Version;

    internal static string Path => Started.Value.Path;

    internal static void EnsureStarted() => _ = Started.Value;

    private static unsafe (string Version, string Path) Start()
    {
        (nint library, string path) = Load();
        NativeLibrary.SetDllImportResolver(
            Assembly.GetExecutingAssembly(),
            (name, _, _) => name == VipsNative.Library ? library : 0);

        // Before init, which may already warn: a library has no business on the program's stderr.
        VipsNative.SetDefaultLogHandler(&Discard, 0);
        if (VipsNative.Init("mien") != 0)
        {
            throw ImagingLibraryException.DoesNotStart(VipsError.Take());
        }

        VipsNative.SetCacheMax(0); // every picture is seen once
        VipsNative.SetConcurrency(Math.Clamp(Environment.ProcessorCount, 1, 4)); // callers work on pictures side by side
        VipsNative.BlockOperation("VipsForeignLoad", 1);
        foreach (string loader in AllowedLoaders)
        {
            VipsNative.BlockOperation(loader, 0);
        }

        return (Marshal.PtrToStringUTF8(VipsNative.VersionString()) ?? string.Empty, path);
    }

    private static (nint Library, string Path) Load()
    {
        List<string> faults = [];
        string[] packages = [.. Packages()];
        foreach (string package in packages)
        {
            foreach (string file in LibrariesIn(package))
            {
                try
                {
                    return (NativeLibrary.Load(file), file);
                }
                catch (Exception fault) when (fault is DllNotFoundException or BadImageFormatException)
                {
                    faults.Add(fault.Message); // glibc's library on a musl system, or the reverse: try the next
                }
            }
        }

        if (faults.Count == 0)
        {
            NodePackages.Locate($"{packages[0]}/package.json");
        }

        throw ImagingLibraryException.DoesNotLoad(faults);
    }

    private static IEnumerable<string> Packages()
    {
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (OperatingSystem.IsWindows())
        {
            return [$"@img/sharp-win32-{architecture}"];
        }

        return OperatingSystem.IsMacOS()
            ? [$"@img/sharp-libvips-darwin-{architecture}"]
            : [$"@img/sharp-libvips-linux-{architecture}", $"@img/sharp-libvips-linuxmusl-{architecture}"];
    }

    /// <summary>By pattern, because the file name carries the version.</summary>
    private static IEnumerable<string> LibrariesIn(string package)
    {
        if (NodePackages.Find($"{package}/package.json") is not { } manifest)
        {
            return [];
        }

        string folder = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(manifest)!, "lib");
        string pattern = OperatingSystem.IsWindows() ? "libvips-42*.dll"
            : OperatingSystem.IsMacOS() ? "libvips-cpp*.dylib"
            : "libvips-cpp.so*";
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Discard(nint domain, int level, nint message, nint user)
    {
    }
}
