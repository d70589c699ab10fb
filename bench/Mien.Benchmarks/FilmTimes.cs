using System.Diagnostics;
using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Runtime;
using Mien.Swapping;
using Mien.Swapping.Live;
using Mien.Testing;

namespace Mien.Benchmarks;

/// <summary>What one frame of a film costs when its face is followed: time of each stage with one worker, time of all cores, memory.</summary>
internal static class FilmTimes
{
    private const int Distinct = 24;
    private const float SwayPx = 20;

    /// <param name="network">Path of a live network that looks at what is drawn; null draws only.</param>
    public static void Run(int frames, string? network)
    {
        using Scene scene = new();
        using LiveNetworkSession? live = network is null ? null : LiveNetworkSession.Open(network, new() { Device = DeviceChoice.Cpu });
        ISwapper swapper = live is null ? scene.Swapper : new LiveSwapper("live", scene.Swapper, live, workers: 1);
        ISwapIdentity identity = swapper.Prepare([scene.Source]);
        PhotoFilm film = new() { Photo = scene.Photo, SwayPx = SwayPx };
        Picture[] pictures = [.. Enumerable.Range(0, Distinct).Select(film.Frame)];
        Face[] faces = [.. Enumerable.Range(0, Distinct).Select(i =>
            Face.Of(scene.TargetFace.Mesh.Map(film.PhotoToFrame(i)), scene.TargetFace.DetectionScore))];
        Picture frame = scene.Photo.Clone();
        StageTimes times = new();
        ISwapTrack track = identity.Follow();
        Process process = Process.GetCurrentProcess();
        TimeSpan cpu = default;
        long bytes = 0;
        int warm = frames / 4;
        for (int i = 0; i < frames; i++)
        {
            // There and back, so that the face does not jump.
            int shown = Math.Abs(((i + Distinct - 1) % (2 * (Distinct - 1))) - (Distinct - 1));
            pictures[shown].Rgb.CopyTo(frame.Rgb, 0);
            if (i == warm)
            {
                times.Clear();
                process.Refresh();
                cpu = process.TotalProcessorTime;
                bytes = GC.GetTotalAllocatedBytes();
            }

            track.SwapInPlace(frame, faces[shown], new(), PhotoFilm.TimeOf(i), 1, times);
        }

        process.Refresh();
        double milliseconds = (process.TotalProcessorTime - cpu).TotalMilliseconds / (frames - warm);
        times.Print();
        Console.WriteLine($"all cores {milliseconds:0.0} ms and {(GC.GetTotalAllocatedBytes() - bytes) / 1e6 / (frames - warm):0.00} MB a frame");
    }
}
