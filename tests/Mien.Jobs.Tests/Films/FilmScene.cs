using System.Diagnostics;
using System.Globalization;
using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Imaging.Geometry;
using Mien.Jobs.Cast;
using Mien.Jobs.Films;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Requests;
using Mien.Swapping;
using Mien.Swapping.Whole;
using Mien.Video.Ffmpeg;

namespace Mien.Jobs.Tests.Films;

/// <summary>A small film that the real ffmpeg makes of sample photos, and jobs over it with real perception: 0.8 s of a pattern without any
/// face, then 2.4 s of a face that sways, 25 frames a second, with sound.</summary>
public sealed class FilmScene : IDisposable
{
    public const int FramesWithoutFace = 20;
    public const int Frames = 80;

    private readonly PerceptionModels _models = new();
    private readonly WholeDrawing _drawing = new();
    private readonly CanonicalFace _canonical = CanonicalFace.Load();

    public FilmScene() => Film = Make("film.mkv", "-c:v libx264 -preset veryfast -crf 12 -g 20 -bf 2 -c:a aac");

    public static FfmpegPrograms Programs { get; } = FfmpegPrograms.Find();

    public string Folder { get; } = Directory.CreateTempSubdirectory("mien-films-").FullName;

    public string Film { get; }

    public static Size Size { get; } = new(480, 270);

    public static string Source => Sample(2);

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        _models.Dispose();
        _drawing.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The film, encoded as said.</summary>
    public string Make(string name, string encoder)
    {
        string path = In(name);
        Run(
            Programs.Ffmpeg,
            [
                "-nostdin", "-v", "error", "-y",
                "-f", "lavfi", "-i", $"testsrc2=s={Size.Width}x{Size.Height}:r=25:d=0.8",
                "-loop", "1", "-framerate", "25", "-t", "2.4", "-i", Sample(1),
                "-f", "lavfi", "-i", "sine=frequency=440:duration=3.2",
                "-filter_complex", $"[1:v]crop=640:360:1240+30*sin(3*t):150+10*sin(5*t),scale={Size.Width}:{Size.Height},format=yuv420p,setsar=1[face];[0:v]format=yuv420p,setsar=1[none];[none][face]concat=n=2[film]",
                "-map", "[film]", "-map", "2:a", "-metadata", "title=A small film", .. encoder.Split(' '), path,
            ]);
        return path;
    }

    public FilmSwapRequest Request(string output) => new()
    {
        Assignments = [new() { SourcePaths = [Source], Faces = FaceSelection.All }],
        TargetPath = Film,
        OutputPath = In(output),
        Encode = new() { Encoder = "ffv1" },
        SegmentLength = TimeSpan.FromSeconds(1),
    };

    public FilmReport Swap(FilmSwapRequest request, IFilmObserver? observer = null, CancellationToken cancellation = default) =>
        Job().Run(request, observer, cancellation).GetAwaiter().GetResult();

    public IFacePerception Perception => new FacePerception(new FaceAnalyzer(_models));

    public ISwapper Swapper => _drawing.Swapper(workers: 1);

    public FilmSwapJob Job() => new(Perception, new TrackPerception(_models, _canonical, new DetectionSettings { Workers = 1 }), _canonical, Swapper);

    /// <summary>Time stamp and hash of each decoded frame of the film's picture, and of its sound.</summary>
    public static string[] Hashes(string path, string stream) =>
        [.. Run(Programs.Ffmpeg, ["-nostdin", "-v", "error", "-i", path, "-map", $"0:{stream}", "-fps_mode", "passthrough", "-f", "framemd5", "-"])
            .Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(',')).Select(fields => $"{fields[2].Trim()} {fields[^1].Trim()}")];

    /// <summary>All frames as ffmpeg decodes them, yuv420p.</summary>
    public static byte[][] Samples(string path)
    {
        int bytes = (int)Size.Area * 3 / 2;
        string raw = path + ".yuv";
        Run(Programs.Ffmpeg, ["-nostdin", "-v", "error", "-y", "-i", path, "-fps_mode", "passthrough", "-f", "rawvideo", raw]);
        byte[] all = File.ReadAllBytes(raw);
        File.Delete(raw);
        return [.. all.Chunk(bytes)];
    }

    /// <returns>What the program printed.</returns>
    public static string Run(string program, IReadOnlyList<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string Sample(int number) =>
        NodePackages.Locate(string.Create(CultureInfo.InvariantCulture, $"@vladmandic/face-api/demo/sample{number}.jpg"));
}
