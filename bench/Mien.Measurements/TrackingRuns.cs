using Mien.Faces.Tracks;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing.Films;
using Mien.Testing.Pictures;

namespace Mien.Measurements;

/// <summary>Whether faces are followed, whether segments agree where they meet, and what it costs.</summary>
internal static class TrackingRuns
{
    private const int Rounds = 5;

    public static void Following(TrackedFilms films)
    {
        Console.WriteLine("| fastest, px a frame (face of 100 px) | frames followed | median error, % of eye distance | worst |");
        Console.WriteLine("|---|---|---|---|");
        foreach (float pxPerFrame in new float[] { 10, 20, 40, 60, 80 })
        {
            const float reachPx = 200;
            List<float> errors = [];
            int frames = 0;
            for (int face = 0; face < 4; face++)
            {
                GeneratedFilm film = TrackedFilms.Film(60, 2, new FilmActor(films.Face(face), seconds =>
                    new ActorPlace(new(320 + (reachPx * MathF.Sin(seconds * pxPerFrame * 30 / reachPx)), 180), 100)));
                frames += film.FrameCount;
                errors.AddRange(films.Track(film).SelectMany((frame, i) => frame.Faces.Where(seen => seen.Track == 1).Select(seen => films.Error(film, i, 0, seen.Face.Mesh))));
            }

            errors = [.. errors.Where(error => error < 0.25f).Order()];
            Console.WriteLine($"| {pxPerFrame} | {100.0 * errors.Count / frames:0.0} % | {errors[errors.Count / 2] * 100:0.0} | {errors[^1] * 100:0.0} |");
        }
    }

    /// <summary>Two segments with a second of margin, each with its own tracker, over faces that move, come and go around the border.</summary>
    public static void Borders(TrackedFilms films)
    {
        Console.WriteLine("| film | worst mesh difference at the border, % of eye distance | worst opacity difference |");
        Console.WriteLine("|---|---|---|");
        Dictionary<string, FilmActor[]> casts = new()
        {
            ["moving"] = [new(films.Face(0), seconds => new ActorPlace(new(320 + (150 * MathF.Sin(seconds * 2)), 180), 110, 10 * MathF.Sin(seconds * 3)))],
            ["comes 0.2 s before the border"] = [new(films.Face(0), seconds => seconds < 2.8f ? null : new ActorPlace(new(200 + (seconds * 20), 180), 110))],
            ["goes 0.2 s after the border"] = [new(films.Face(0), seconds => seconds > 3.2f ? null : new ActorPlace(new(200 + (seconds * 20), 180), 110))],
            ["crossing on the border"] =
            [
                new(films.Face(0), seconds => new ActorPlace(new(80 + (80 * seconds), 180), 100)),
                new(films.Face(1), seconds => new ActorPlace(new(560 - (80 * seconds), 185), 105)),
            ],
        };
        foreach ((string name, FilmActor[] cast) in casts)
        {
            const int border = 90, margin = 30;
            GeneratedFilm film = TrackedFilms.Film(2 * border, 2, cast);
            TrackPlanner planner = new(films.Canonical);
            SegmentPlan before = planner.Plan(films.Track(film, 0, border + margin), 0, border + margin, TrackedFilms.Size);
            SegmentPlan after = planner.Plan(films.Track(film, border - margin, 2 * border), 0, border + margin, TrackedFilms.Size);
            float mesh = 0;
            float opacity = 0;
            for (int i = border - 1; i <= border; i++)
            {
                foreach ((PlannedFace one, PlannedFace? other) in Paired(before.Frames[i], after.Frames[i - border + margin]))
                {
                    mesh = Math.Max(mesh, other is null ? 0 : TrackedFilms.Distance(one.Face.Mesh, other.Face.Mesh));
                    opacity = Math.Max(opacity, Math.Abs(one.Opacity - (other?.Opacity ?? 0)));
                }
            }

            Console.WriteLine($"| {name} | {mesh * 100:0.00} | {opacity:0.000} |");
        }
    }

    /// <summary>One thread, 1280×720; the fastest of several rounds, in time of the processor, since other work shares the machine.</summary>
    public static void Cost(TrackedFilms films)
    {
        Size size = new(1280, 720);
        FilmActor[] one = [FilmActor.Moving(films.Face(0), new(400, 350), new(120, 10), 200)];
        FilmActor[] two = [.. one, FilmActor.Still(films.Face(1), new(1000, 300), 150)];
        Console.WriteLine("| 1280×720 | ms of one core a frame |");
        Console.WriteLine("|---|---|");
        foreach ((string name, FilmActor[] cast) in new[] { ("no face", []), ("one face", one), ("two faces", two) })
        {
            GeneratedFilm film = new([new() { FrameCount = 60, Background = NonFaces.Clouds(new Random(1), size, finest: 8), Actors = cast }]) { NoiseSteps = 2 };
            Picture[] frames = [.. Enumerable.Range(0, film.FrameCount).Select(film.Frame)];
            double fastest = double.PositiveInfinity;
            for (int round = 0; round < Rounds; round++)
            {
                FaceTracker tracker = new(films.Perception, films.Canonical);
                TimeSpan start = ProcessorTime();
                for (int i = 0; i < frames.Length; i++)
                {
                    tracker.Next(frames[i], film.TimeOf(i));
                }

                fastest = Math.Min(fastest, (ProcessorTime() - start).TotalMilliseconds / frames.Length);
            }

            Console.WriteLine($"| {name} | {fastest:0.0} |");
            if (cast == one)
            {
                Parts(films, frames);
            }
        }
    }

    private static void Parts(TrackedFilms films, Picture[] frames)
    {
        Faces.Mesh.FaceMesh mesh = films.Perception.Find(frames[0])[0].Mesh;
        FrameThumbnail[] scene = [.. frames.Take(SceneCuts.Memory).Select(FrameThumbnail.Of)];
        Report("mesh", () => films.Perception.Fit(frames[0], mesh));
        Report("glance", () => films.Perception.Glance(frames[0]));
        Report("look", () => films.Perception.Look(frames[0], mesh));
        Report("identify", () => films.Perception.Identify(frames[0], mesh));
        Report("find", () => films.Perception.Find(frames[0]));
        Report("scene cut", () => SceneCuts.IsCut(scene, FrameThumbnail.Of(frames[0])));
    }

    private static TimeSpan ProcessorTime() => Environment.CpuUsage.TotalTime;

    private static void Report(string part, Action work)
    {
        double fastest = double.PositiveInfinity;
        for (int i = 0; i < 40; i++)
        {
            TimeSpan start = ProcessorTime();
            work();
            fastest = Math.Min(fastest, (ProcessorTime() - start).TotalMilliseconds);
        }

        Console.WriteLine($"| · one {part} | {fastest:0.00} |");
    }

    /// <summary>Each face of either frame with the nearest of the other, if that is the same face.</summary>
    private static IEnumerable<(PlannedFace One, PlannedFace? Other)> Paired(PlannedFrame one, PlannedFrame other)
    {
        foreach ((PlannedFrame from, PlannedFrame to) in new[] { (one, other), (other, one) })
        {
            foreach (PlannedFace face in from.Faces)
            {
                yield return (face, to.Faces.Where(near => TrackedFilms.Distance(face.Face.Mesh, near.Face.Mesh) < 0.5f)
                    .MinBy(near => TrackedFilms.Distance(face.Face.Mesh, near.Face.Mesh)));
            }
        }
    }
}
