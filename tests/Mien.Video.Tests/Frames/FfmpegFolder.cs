using System.ComponentModel;
using System.Diagnostics;

namespace Mien.Video.Tests.Frames;

/// <summary>A folder of its own in which the installed FFmpeg runs, to agree with; tests are skipped where there is none.</summary>
internal sealed class FfmpegFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mien-frames-");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <param name="program">ffmpeg or ffprobe.</param>
    /// <returns>What it wrote to its standard output.</returns>
    public string Run(string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, ["-v", "error", .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
