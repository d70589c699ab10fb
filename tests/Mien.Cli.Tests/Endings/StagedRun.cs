using System.Diagnostics;

namespace Mien.Cli.Tests.Endings;

/// <summary>`mien swap` of a small film as a process of its own, whose FFmpeg dawdles in one stage, so that the run can be ended there.</summary>
internal sealed class StagedRun : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _error;

    private StagedRun(string folder, string stage)
    {
        Folder = folder;
        string film = In("film.mp4");
        Run(
            "ffmpeg", "-nostdin", "-v", "error", "-loop", "1", "-framerate", "25", "-i", SamplePhotos.Of(1), "-vf", "crop=640:360:1240:150,scale=320:180,format=yuv420p",
            "-frames:v", "12", "-c:v", "libx264", "-preset", "ultrafast", film);
        Directory.CreateDirectory(In("temporary"));
        string program = Path.Combine(AppContext.BaseDirectory, "mien.dll");
        ProcessStartInfo start = new("dotnet", [program, "swap", SamplePhotos.Of(2), film, "-o", In("out.mp4"), "--swapper", "mesh", "--preset", "ultrafast"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["MIEN_FFMPEG"] = Program("ffmpeg", stage);
        start.Environment["MIEN_FFPROBE"] = Program("ffprobe", stage);
        start.Environment["TMPDIR"] = In("temporary");
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // .NET's own pipes among the temporary files
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _process.StandardOutput.ReadToEndAsync();
        WaitFor(() => File.Exists(In("stage")) && Pid > 0, $"stage {stage}");
    }

    public string Folder { get; }

    /// <summary>The FFmpeg that dawdles.</summary>
    public int Pid => int.TryParse(File.ReadAllText(In("stage")), out int pid) ? pid : 0;

    public int MienPid => _process.Id;

    public string Error => _error.Result;

    /// <summary>All that stands beside the film and its working folder, and in the system's folder for temporary files.</summary>
    public IReadOnlyList<string> Left =>
    [
        .. Directory.GetFileSystemEntries(Folder).Concat(Directory.GetFileSystemEntries(In("temporary")))
            .Select(Path.GetFileName).Cast<string>().Except(["out.mp4.mien", "film.mp4", "ffmpeg", "ffprobe", "pids", "stage", "temporary"]),
    ];

    /// <summary>Begins the run and waits until it is in the stage.</summary>
    public static StagedRun At(string stage) => new(Directory.CreateTempSubdirectory("mien-ending-").FullName, stage);

    public static void Signal(string signal, int pid) => Run("kill", $"-{signal}", $"{pid}");

    /// <returns>The exit code, and how long the end took.</returns>
    public (int ExitCode, TimeSpan Time) End()
    {
        long start = Stopwatch.GetTimestamp();
        Assert.True(_process.WaitForExit(s_patience), "mien goes on");
        return (_process.ExitCode, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Waits for the end of every FFmpeg that the run has started.</summary>
    public void AssertNoProcessStays() => WaitFor(() => File.ReadAllLines(In("pids")).All(HasEnded), "the end of FFmpeg");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private string In(string name) => Path.Combine(Folder, name);

    /// <summary>A program that notes its number, and in the stage reads no faster than a hundredth of the film's own time.</summary>
    private string Program(string name, string stage)
    {
        (string others, string words) = stage switch
        {
            "probing" => ("-", "*packet=*"),
            "people" => ("-", "*fps=*pipe:1*"),
            "swapping" => ("*fps=*", "*rawvideo*pipe:1*"),
            _ => ("*-shortest*", "*movflags*"), // the join is rehearsed before
        };
        string dawdling = name == "ffprobe" ? "ffmpeg -v error -re -f lavfi -i testsrc2=s=64x64 -f rawvideo pipe:1" : "ffmpeg -readrate 0.01 \"$@\"";
        File.WriteAllText(
            In(name),
            $"#!/bin/sh\necho $$ >>'{In("pids")}'\n" +
            $"case \"$*\" in {others}) ;; {words}) echo $$ >'{In("stage")}'; exec {dawdling};; esac\nexec {name} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return In(name);
    }

    /// <summary>Ended processes whose parent has not asked for their end are zombies.</summary>
    private static bool HasEnded(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1][0] == 'Z';
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static void WaitFor(Func<bool> condition, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < s_patience, $"waited in vain for {what}");
            Thread.Sleep(20);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
