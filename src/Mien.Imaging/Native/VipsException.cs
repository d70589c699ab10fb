namespace Mien.Imaging.Native;

/// <summary>An operation of libvips failed. Callers turn it into a fault that names the file.</summary>
internal sealed class VipsException(string operation, string detail) : Exception($"{operation}: {detail}")
{
    internal string Detail { get; } = detail;
}
