using Mien.Imaging.Native;
using NetVips;

namespace Mien.Imaging.Files;

/// <summary>What the picture library of this machine is and can do, for `mien doctor`.</summary>
public sealed record VipsReport
{
    /// <summary>Such as "8.18.7".</summary>
    public required string Version { get; init; }

    /// <summary>The shared library in use; another build of libvips may stand in its place.</summary>
    public required string LibraryPath { get; init; }

    public required IReadOnlyList<PictureFormat> Reads { get; init; }

    public required IReadOnlyList<PictureFormat> Writes { get; init; }

    /// <summary>Bytes of pixels that libvips holds now, below 4 GiB.</summary>
    public required long TrackedBytes { get; init; }

    /// <exception cref="MissingPackageException">libvips is not installed.</exception>
    /// <exception cref="ImagingLibraryException">libvips cannot be used.</exception>
    public static VipsReport Create() => new()
    {
        Version = VipsLibrary.Version,
        LibraryPath = VipsLibrary.Path,
        Reads = [.. Enum.GetValues<PictureFormat>().Where(format => Exists($"{format.OperationPrefix()}load_source"))],
        Writes = [.. Enum.GetValues<PictureFormat>().Where(format => Exists($"{format.OperationPrefix()}save_buffer"))],
        TrackedBytes = (uint)Stats.Mem,
    };

    private static bool Exists(string operation) => NetVips.NetVips.TypeFind("VipsOperation", operation) != 0;
}
