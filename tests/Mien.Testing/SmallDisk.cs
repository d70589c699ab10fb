using System.Diagnostics;

namespace Mien.Testing;

/// <summary>A disk of few bytes in place of a folder, until it is disposed of.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <param name="folder">It is there, and empty.</param>
    /// <returns>Null where this user cannot mount a disk.</returns>
    public static SmallDisk? TryMount(string folder, long kib) =>
        OperatingSystem.IsLinux() && kib > 0 && Run("mount", "-t", "tmpfs", "-o", $"size={kib}k", "mien-full", folder) ? new(folder) : null;

    public void Dispose() => Run("umount", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
