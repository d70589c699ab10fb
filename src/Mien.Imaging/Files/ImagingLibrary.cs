using Mien.Imaging.Native;

namespace Mien.Imaging.Files;

/// <summary>The native library that reads and writes picture files.</summary>
public static class ImagingLibrary
{
    /// <summary>Such as "8.18.3"; starts the library.</summary>
    /// <exception cref="MissingPackageException">It is not installed.</exception>
    /// <exception cref="ImagingLibraryException">It does not load or start.</exception>
    public static string Version => VipsLibrary.Version;
}
