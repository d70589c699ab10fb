using System.Runtime.InteropServices;
using Mien.Imaging.Files;
using Mien.Runtime;

namespace Mien.App.Doctor;

/// <summary>What Mien stands on here. Looking never fails: what is missing or broken is a line with a hint.</summary>
public sealed record DoctorReport
{
    public required string System { get; init; }

    public required IReadOnlyList<PartStatus> Parts { get; init; }

    public required IReadOnlyList<DeviceLine> Devices { get; init; }

    /// <summary>The device that `--device auto` takes, and why nothing better; null without an engine.</summary>
    public string? AutoDevice { get; init; }

    /// <summary>Whether everything that photo swaps need is here.</summary>
    public bool Ready => Parts.All(part => !part.IsNeeded || part.Hint is null);

    public static DoctorReport Create(bool lettingDriversSpeak, CancellationToken cancellation)
    {
        RuntimeReport? runtime = null;
        PartStatus engine = Look("ONNX Runtime", () =>
        {
            runtime = RuntimeReport.Create(lettingDriversSpeak, cancellation);
            return (runtime.EngineVersion, runtime.LibraryPath);
        });
        return new()
        {
            System = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores",
            Parts =
            [
                new() { Name = "Mien", Version = ProgramVersion.Text, Path = AppContext.BaseDirectory, IsNeeded = true },
                new() { Name = ".NET", Version = Environment.Version.ToString(), Path = RuntimeEnvironment.GetRuntimeDirectory(), IsNeeded = true },
                engine,
                Look("libvips", () => (ImagingLibrary.Version, null)),
                Look("face mesh weights", () => ("@mediapipe/face_mesh", NodePackages.Locate("@mediapipe/face_mesh/package.json"))),
                Look("face-api weights", () => ("@vladmandic/face-api", NodePackages.Locate("@vladmandic/face-api/package.json"))),
                FfmpegProbe.Look(cancellation),
                CacheStatus(),
            ],
            Devices = [.. (runtime?.Devices ?? []).Select(DeviceLine.Of)],
            AutoDevice = runtime?.Auto.ToString(),
        };
    }

    private static PartStatus Look(string name, Func<(string Version, string? Path)> find)
    {
        try
        {
            (string version, string? path) = find();
            return new() { Name = name, Version = version, Path = path, IsNeeded = true };
        }
        catch (MienException fault)
        {
            return new() { Name = name, Path = fault.Message, Hint = fault.Hint, IsNeeded = true };
        }
    }

    private static PartStatus CacheStatus()
    {
        DirectoryInfo folder = new(CacheFolder.Root);
        long bytes = folder.Exists ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0;
        return new() { Name = "cache", Version = $"{bytes / 1048576.0:0.0} MiB", Path = CacheFolder.Root };
    }
}
