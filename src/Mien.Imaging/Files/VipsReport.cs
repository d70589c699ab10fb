using Mien.Imaging.Native;

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

    /// <summary>Bytes of pixels that libvips holds now.</summary>
    public required long TrackedBytes { get; init; }

    /// <exception cref="MissingPackageException">libvips is not installed.</exception>
    /// <exception cref="ImagingLibraryException">libvips cannot be used.</exception>
    public static VipsReport Create() => new()
    {
        Version = VipsLibrary.Version,
        LibraryPath = VipsLibrary.Path,
        Reads = [.. Enum.GetValues<PictureFormat>().Where(format => VipsOperation.Exists($"{format.OperationPrefix()}load_buffer"))],
        Writes = [.. Enum.GetValues<PictureFormat>().Where(format => VipsOperation.Exists($"{format.OperationPrefix()}save_buffer"))],
        TrackedBytes = checked((long)VipsNative.TrackedMemory()),
    };
}
