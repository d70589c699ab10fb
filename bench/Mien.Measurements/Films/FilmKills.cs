using System.Diagnostics;
using System.Globalization;

namespace Mien.Measurements.Films;

/// <summary>Kills one job at random moments, again and again, and compares what comes out in the end with an uninterrupted run.</summary>
internal static class FilmKills
{
    private const int UsualKills = 10;

    /// <summary>A killed run is given at most so long, a quarter of it on average, so that some kills hit the very start and some the joining.</summary>
    private const double LongestRunSeconds = 12;

    /// <param name="count">How many kills; null for a few.</param>
    public static void Run(string? count)
    {
        int wanted = count is null ? UsualKills : int.Parse(count, CultureInfo.InvariantCulture);
        string film = SampleFilm.Make(20, 640, 360);
        string folder = Directory.CreateTempSubdirectory("mien-kills-").FullName;
        Programs.Run(Programs.Mien, ["doctor"]);
        string whole = Path.Combine(folder, "whole.mp4");
        string[] foreign = [Path.Combine(folder, ".mien-notes.tmp"), Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "x.mp4.mien")).FullName, "segment-00001.nut")];
        Array.ForEach(foreign, path => File.WriteAllText(path, "another's"));
        Programs.Run(Programs.Mien, Swap(film, whole));
        string expected = FrameHashes(whole);

        Random random = new(1);
        int kills = 0;
        int films = 0;
        int different = 0;
        while (kills < wanted)
        {
            string output = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{films++}.mp4"));
            while (!KillOnce(film, output, random.NextDouble() * random.NextDouble() * LongestRunSeconds))
            {
                kills++;
                if (File.Exists(output))
                {
                    different += FrameHashes(output) == expected ? 0 : 1; // what is there must be whole
                }
            }

            bool equal = FrameHashes(output) == expected;
            different += equal ? 0 : 1;
            Console.WriteLine($"film {films}: {kills} kills so far, {(equal ? "equal" : "DIFFERENT")}, left over: {string.Join(", ", Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Except(Directory.GetFiles(folder, "*.mp4").Select(Path.GetFileName)))}");
        }

        Console.WriteLine($"files of others: {(foreign.All(path => File.Exists(path) && File.ReadAllText(path) == "another's") ? "untouched" : "TOUCHED")}");
        Console.WriteLine($"{kills} kills, {films} films, {different} different from the uninterrupted run");
        Directory.Delete(folder, recursive: true);
    }

    /// <returns>Whether the run was done before its time was up.</returns>
    private static bool KillOnce(string film, string output, double seconds)
    {
        using Process process = Programs.Start(Programs.Mien, Swap(film, output));
        if (process.WaitForExit(TimeSpan.FromSeconds(seconds)))
        {
            return process.ExitCode == 0 ? true : throw new InvalidOperationException($"The run ended with {process.ExitCode}.");
        }

        process.Kill(); // SIGKILL; ffmpeg is left to find its pipe closed, as after a real one
        process.WaitForExit();
        return false;
    }

    private static string FrameHashes(string path) =>
        Programs.Output("ffmpeg", ["-v", "error", "-i", path, "-map", "0", "-f", "framemd5", "-"]);

    private static string[] Swap(string film, string output) =>
        ["swap", SampleFilm.SourcePhoto, film, "-o", output, "--segment-length", "1", "--preset", "veryfast"];
}
