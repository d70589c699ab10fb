using System.Diagnostics;
using Mien.Testing;

namespace Mien.Measurements.Films;

/// <summary>Runs programs to their end and watches what they take.</summary>
internal static class Programs
{
    /// <summary>The launcher of the tree that this was built in.</summary>
    public static string Mien => Path.Combine(RepositoryFolder.Root, "mien");

    /// <returns>Wall time, and the most memory that the program and its children held at once, in MiB.</returns>
    public static (TimeSpan Wall, double PeakMiB) Run(string program, IReadOnlyList<string> arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Start(program, arguments);
        long peak = 0;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(100)))
        {
            peak = Math.Max(peak, ResidentBytes(process.Id));
        }

        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        return process.ExitCode == 0
            ? (wall, peak / 1048576.0)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    public static Process Start(string program, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments);
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        return Process.Start(start)!;
    }

    public static string Output(string program, IReadOnlyList<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    /// <summary>Of a process and all that descend from it (Linux).</summary>
    public static long ResidentBytes(int root)
    {
        (int Id, int Parent, long Bytes)[] all = [.. Directory.GetDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, out int id) ? Status(id) : default).Where(process => process.Id > 0)];
        HashSet<int> family = [root];
        for (int before = 0; before != family.Count;)
        {
            before = family.Count;
            family.UnionWith(all.Where(process => family.Contains(process.Parent)).Select(process => process.Id));
        }

        return all.Where(process => family.Contains(process.Id)).Sum(process => process.Bytes);
    }

    private static (int Id, int Parent, long Bytes) Status(int id)
    {
        try
        {
            string[] lines = File.ReadAllLines($"/proc/{id}/status");
            return (id, (int)Number("PPid:"), Number("VmRSS:") * 1024);

            long Number(string name) => long.Parse(
                (lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) ?? "x 0").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
                System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return default; // it has ended meanwhile
        }
    }
}
