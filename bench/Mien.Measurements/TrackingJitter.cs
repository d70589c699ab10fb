using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Testing.Films;

namespace Mien.Measurements;

/// <summary>How much landmarks tremble on a still face filmed with sensor noise, and how far they lag behind a moving one.</summary>
internal static class TrackingJitter
{
    private const int Frames = 100;

    /// <summary>Frames that a motion takes to reach its speed in the filter are not counted.</summary>
    private const int Skipped = 10;

    public static void Run(TrackedFilms films)
    {
        Console.WriteLine("| noise, steps of 8 bits | brows to chin, px | raw | film filter | live filter |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (float noise in new float[] { 1, 3, 6 })
        {
            foreach (float heightPx in new float[] { 60, 100, 200 })
            {
                Console.WriteLine($"| {noise} | {heightPx} | {Trembling(films, noise, heightPx)} |");
            }
        }

        Console.WriteLine();
        Console.WriteLine("| px a frame | film filter, lag in frames | live filter, lag in frames |");
        Console.WriteLine("|---|---|---|");
        foreach (float pxPerFrame in new float[] { 0.5f, 2, 5, 10, 20 })
        {
            Console.WriteLine($"| {pxPerFrame} | {Lag(films, pxPerFrame)} |");
        }
    }

    private static string Trembling(TrackedFilms films, float noise, float heightPx)
    {
        double[][] all = [.. Enumerable.Range(0, 4).Select(face =>
        {
            FaceMesh[][] ways = Ways(films, TrackedFilms.Film(Frames, noise, FilmActor.Still(films.Face(face), new(320, 180), heightPx)));
            return ways.Select(meshes => TremblingPercent(meshes[Skipped..])).ToArray();
        })];
        return string.Join(" | ", Enumerable.Range(0, 3).Select(way => $"{all.Average(face => face[way]):0.00} % (worst {all.Max(face => face[way]):0.00})"));
    }

    /// <summary>Against the raw meshes' way: what the detector itself does is not the filter's.</summary>
    private static string Lag(TrackedFilms films, float pxPerFrame)
    {
        int frames = (int)Math.Min(60, 400 / pxPerFrame);
        GeneratedFilm film = TrackedFilms.Film(frames, 2, FilmActor.Moving(films.Face(0), new(110, 180), new(pxPerFrame * 30, 0), 100));
        FaceMesh[][] ways = Ways(films, film);
        return string.Join(" | ", ways[1..].Select(meshes => $"{Enumerable.Range(Skipped, frames - Skipped).Average(i =>
            Centre(ways[0][i]).X - Centre(meshes[i]).X) / pxPerFrame:0.00}"));
    }

    /// <summary>Raw, film filter, live filter.</summary>
    private static FaceMesh[][] Ways(TrackedFilms films, GeneratedFilm film)
    {
        IReadOnlyList<TrackedFrame> seen = films.Track(film);
        FaceMesh[] raw = [.. seen.Select(frame => frame.Faces[0].Face.Mesh)];
        MeshSmoother live = new(films.Canonical);
        return
        [
            raw,
            [.. MeshSmoother.SmoothBothWays(raw, [.. seen.Select(frame => frame.Time)], films.Canonical)],
            [.. raw.Select((mesh, i) => live.Next(mesh, seen[i].Time))],
        ];
    }

    /// <summary>Root mean square over all points, of the eye distance.</summary>
    private static double TremblingPercent(FaceMesh[] meshes) => 100 * Math.Sqrt(Enumerable.Range(0, MeshTopology.PointCount).Average(point =>
    {
        Vector2 mean = meshes.Aggregate(Vector2.Zero, (sum, mesh) => sum + mesh[point]) / meshes.Length;
        return meshes.Average(mesh => (double)Vector2.DistanceSquared(mesh[point], mean));
    })) / meshes[0].OuterEyeDistancePx;

    private static Vector2 Centre(FaceMesh mesh) => mesh.Flat().Aggregate((sum, point) => sum + point) / MeshTopology.PointCount;
}
