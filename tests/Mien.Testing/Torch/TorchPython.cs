using System.Diagnostics;

namespace Mien.Testing.Torch;

/// <summary>A Python with PyTorch, where this machine has one (Debian: python3-torch), that runs the programs of tools/cuda.</summary>
public static class TorchPython
{
    /// <summary>Why tests that need it are skipped.</summary>
    public const string Missing = "this machine has no python3 with torch and numpy (Debian: apt-get install python3-torch)";

    private static readonly Lazy<string?> s_path = new(() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasTorch));

    public static bool IsHere => s_path.Value is not null;

    /// <param name="arguments">Of Python, which starts in tools/cuda.</param>
    /// <returns>Exit code, and what was printed to both streams.</returns>
    public static (int ExitCode, string Output) Run(params string[] arguments) => Run(s_path.Value!, Path.Combine(RepositoryFolder.Root, "tools", "cuda"), arguments);

    private static bool HasTorch(string python)
    {
        try
        {
            return Run(python, Path.GetTempPath(), ["-c", "import torch, numpy"]).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }

    private static (int ExitCode, string Output) Run(string python, string folder, string[] arguments)
    {
        ProcessStartInfo start = new(python, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
