namespace Mien.Measurements.Films;

/// <summary>What a swap costs beside decoding and encoding alone, in turns in one run; and the most memory it takes.</summary>
internal static class FilmSpeed
{
    private const int Rounds = 3;

    /// <summary>720p, 30 frames a second, one face, x264 veryfast.</summary>
    public static void Run()
    {
        const int Seconds = 30;
        string film = SampleFilm.Make(Seconds);
        string plain = Path.Combine(Path.GetTempPath(), "mien-plain.mp4");
        string swapped = Path.Combine(Path.GetTempPath(), "mien-swapped.mp4");
        Programs.Run(Programs.Mien, ["doctor"]); // builds what is not built
        List<double> ratios = [];
        for (int round = 0; round < Rounds; round++)
        {
            (TimeSpan alone, _) = Programs.Run("ffmpeg", ["-v", "error", "-y", "-i", film, "-c:v", "libx264", "-preset", "veryfast", "-crf", "17", "-c:a", "copy", plain]);
            (TimeSpan swap, double peakMiB) = Programs.Run(Programs.Mien, Swap(film, swapped));
            ratios.Add(swap / alone);
            Console.WriteLine($"ffmpeg alone {alone.TotalSeconds:0.00} s, swap {swap.TotalSeconds:0.00} s ({Seconds * 30 / swap.TotalSeconds:0.0} frames/s, {peakMiB:0} MiB): ratio {ratios[^1]:0.00}");
        }

        Console.WriteLine($"ratio: median {ratios.Order().ElementAt(Rounds / 2):0.00}");
    }

    /// <summary>A film of one minute and one of ten.</summary>
    public static void RunMemory()
    {
        string swapped = Path.Combine(Path.GetTempPath(), "mien-swapped.mp4");
        Programs.Run(Programs.Mien, ["doctor"]);
        (TimeSpan shortWall, double shortPeakMiB) = Programs.Run(Programs.Mien, Swap(SampleFilm.Make(60), swapped));
        Console.WriteLine($"1 minute: {shortWall.TotalSeconds:0} s, {shortPeakMiB:0} MiB with all children");
        (TimeSpan longWall, double longPeakMiB) = Programs.Run(Programs.Mien, Swap(SampleFilm.Make(600), swapped));
        Console.WriteLine($"10 minutes: {longWall.TotalSeconds:0} s, {longPeakMiB:0} MiB; ratio {longPeakMiB / shortPeakMiB:0.00}");
    }

    private static string[] Swap(string film, string output) =>
        ["swap", SampleFilm.SourcePhoto, film, "-o", output, "--swapper", "mesh", "--encoder", "x264", "--preset", "veryfast", "--overwrite"];
}
