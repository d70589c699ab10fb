using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetVips;

namespace Mien.Imaging.Native;

/// <summary>Finds libvips among the npm packages and starts it for NetVips, once per process.</summary>
internal static class VipsLibrary
{
    private static readonly Lazy<(nint Library, string Path)> s_loaded = new(Load);
    private static readonly Lazy<string> s_startedVersion = new(Start);

    /// <summary>Loaders of the formats Mien reads. Everything else (SVG, raw, matrix, …) is blocked.</summary>
    private static readonly string[] AllowedLoaders =
    [
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif", "VipsForeignLoadTiff",
        "VipsForeignLoadNsgif",
    ];

    /// <summary>The version of the running library; starts it if need be.</summary>
    /// <exception cref="MissingPackageException">The package for this platform is not installed.</exception>
    /// <exception cref="ImagingLibraryException">The library is there but does not load or start.</exception>
    internal static string Version => s_startedVersion.Value;

    internal static string Path => s_loaded.Value.Path;

    internal static void EnsureStarted() => _ = s_startedVersion.Value;

    /// <summary>NetVips starts libvips as soon as a method that uses it is compiled, so it must be told before any is: it would take the system's.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "NetVips has a module initializer, too, and this must come before it.")]
    internal static void Tie() => NativeLibrary.SetDllImportResolver(Assembly.Load(nameof(NetVips)), (_, _, _) => s_loaded.Value.Library);

    private static string Start()
    {
        _ = s_loaded.Value; // its faults have words
        if (!NetVips.ModuleInitializer.VipsInitialized)
        {
            throw ImagingLibraryException.DoesNotStart(NetVips.ModuleInitializer.Exception.Message);
        }

        Cache.Max = 0; // every picture is seen once
        NetVips.NetVips.Concurrency = Math.Clamp(Environment.ProcessorCount, 1, 4); // callers work on pictures side by side
        Operation.Block("VipsForeignLoad", true);
        foreach (string loader in AllowedLoaders)
        {
            Operation.Block(loader, false);
        }

        return string.Join('.', Enumerable.Range(0, 3).Select(part => NetVips.NetVips.Version(part)));
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
                    nint library = NativeLibrary.Load(file);
                    Silence(library);
                    return (library, file);
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

    /// <summary>Before it starts, when it may already warn: a library has no business on the program's stderr.</summary>
    private static unsafe void Silence(nint library)
    {
        nint setDefaultLogHandler = NativeLibrary.GetExport(library, "g_log_set_default_handler");
        ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<nint, int, nint, nint, void>, nint, nint>)setDefaultLogHandler)(&Discard, 0);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Discard(nint domain, int level, nint message, nint user)
    {
    }
}
