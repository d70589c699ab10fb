namespace Mien.Imaging.Native;

/// <summary>libvips is installed but cannot be used on this machine.</summary>
public sealed class ImagingLibraryException : MienException
{
    private ImagingLibraryException(string code, string message, string hint)
        : base(code, ExitCode.ModelOrDevice, message, hint)
    {
    }

    internal static ImagingLibraryException DoesNotLoad(IEnumerable<string> faults) => new(
        "IMAGING_LIBRARY_DOES_NOT_LOAD",
        $"libvips does not load: {string.Join("; ", faults)}",
        "run `npm ci --ignore-scripts` in the project folder on this machine; Linux needs glibc 2.28 or musl");

    internal static ImagingLibraryException DoesNotStart(string detail) => new(
        "IMAGING_LIBRARY_DOES_NOT_START",
        $"libvips does not start: {detail}",
        "run `npm ci --ignore-scripts` in the project folder again");
}
