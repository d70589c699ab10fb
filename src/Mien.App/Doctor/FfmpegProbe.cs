using System.ComponentModel;
using System.Diagnostics;

namespace Mien.App.Doctor;

/// <summary>Asks the system's ffmpeg for its version.</summary>
internal static class FfmpegProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>A part that photos do not need; with a hint when it is missing.</returns>
    public static PartStatus Look(CancellationToken cancellation)
    {
        string? version = AskVersion(cancellation);
        return new()
        {
            Name = "FFmpeg",
            Version = version,
            Hint = version is null ? "needed for videos only; Debian, Ubuntu: sudo apt-get install -y ffmpeg" : null,
        };
    }

    // "ffmpeg version 5.1.6-0+deb12u1 Copyright …"
    private static string? AskVersion(CancellationToken cancellation)
    {
        ProcessStartInfo start = new("ffmpeg", ["-hide_banner", "-version"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process ffmpeg = Process.Start(start)!;
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            Task<string> output = ffmpeg.StandardOutput.ReadToEndAsync(patience.Token);
            ffmpeg.WaitForExitAsync(patience.Token).GetAwaiter().GetResult();
            return output.GetAwaiter().GetResult().Split(' ') is ["ffmpeg", "version", string version, ..] ? version : null;
        }
        catch (Win32Exception)
        {
            return null; // no such program
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null; // it hangs
        }
    }
}
