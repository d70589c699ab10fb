using System.Globalization;

namespace Mien.Measurements.Films;

/// <summary>Films made of a sample photo with one face that sways before the camera, with sensor noise.</summary>
internal static class SampleFilm
{
    public static string SourcePhoto => Sample(2);

    /// <summary>1280×720, 30 frames a second, x264.</summary>
    /// <returns>Path of the film in the folder of temporary files; made once.</returns>
    public static string Make(int seconds, int width = 1280, int height = 720)
    {
        string path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"mien-film-{width}x{height}-{seconds}.mp4"));
        if (!File.Exists(path))
        {
            string part = path + ".part.mp4";
            string look = string.Create(
                CultureInfo.InvariantCulture,
                $"crop=800:450:1090+20*sin(1.7*t):80+12*sin(2.3*t),scale={width}:{height},noise=alls=4:allf=t,format=yuv420p");
            Programs.Run(
                "ffmpeg",
                ["-v", "error", "-y", "-loop", "1", "-framerate", "30", "-i", Sample(1), "-f", "lavfi", "-i", "sine=frequency=220", "-vf", look,
                "-t", seconds.ToString(CultureInfo.InvariantCulture), "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-c:a", "aac", part]);
            File.Move(part, path);
        }

        return path;
    }

    private static string Sample(int number) => NodePackages.Locate($"@vladmandic/face-api/demo/sample{number}.jpg");
}
