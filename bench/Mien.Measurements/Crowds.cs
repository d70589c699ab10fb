using System.Diagnostics;
using System.Numerics;
using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing.Pictures;

namespace Mien.Measurements;

/// <summary>How many faces of a group are found, and in which time: photos of one person each stand in rows in a 1920×1080 picture. Found means
/// as in <see cref="DetectionRecall"/>.</summary>
internal static class Crowds
{
    private const int Rounds = 3;

    private static readonly Size s_size = new(1920, 1080);
    private static readonly int[] s_crowds = [2, 4, 7, 15, 30, 60, 120, 240];

    /// <summary>One of the ways in which a photo of a group shows a face badly.</summary>
    private static readonly (string Name, Action<Planes, Vector2, float> Worsen)[] s_hardships =
    [
        ("as it is", (_, _, _) => { }),
        ("a quarter as bright", (planes, _, _) => Change(planes, (value, _) => MathF.Pow(0.25f, 1 / 2.2f) * value)),
        ("a tenth as bright", (planes, _, _) => Change(planes, (value, _) => MathF.Pow(0.1f, 1 / 2.2f) * value)),
        ("bleached", (planes, _, _) => Change(planes, (value, _) => Math.Min(1, 0.55f + (0.5f * value)))),
        ("lower third covered", (planes, centre, heightPx) => Change(planes, (value, point) => point.Y > centre.Y + (heightPx / 6) ? 0.35f : value)),
        ("one half covered", (planes, centre, _) => Change(planes, (value, point) => point.X > centre.X ? 0.35f : value)),
        ("brows covered", (planes, centre, heightPx) => Change(planes, (value, point) => point.Y < centre.Y - (0.33f * heightPx) ? 0.2f : value)),
    ];

    /// <summary>Groups of 30, each face shown badly.</summary>
    public static void RunHard(string? folder)
    {
        using PerceptionModels models = new();
        FaceDetector detector = new(models);
        IReadOnlyList<SourceFace> faces = SourceFace.All(detector, folder, limit: 30);
        foreach ((string name, Action<Planes, Vector2, float> worsen) in s_hardships)
        {
            SourceFace[] worse = [.. faces.Select(face =>
            {
                Planes planes = face.Frame.Read(Region.Of(face.Frame.Size));
                worsen(planes, face.Centre, face.BrowsToChinPx);
                return face with { Frame = Picture.From(planes) };
            })];
            (Picture picture, Vector2[][] truths) = Crowd(worse);
            IReadOnlyList<Face> found = detector.Find(picture, new() { Effort = DetectionEffort.Thorough });
            Console.WriteLine($"| {name} | {truths.Count(truth => found.Any(face => DetectionRecall.Error(face, truth) < DetectionRecall.Found))} of {truths.Length} | {found.Count} |");
        }
    }

    private static void Change(Planes planes, Func<float, Vector2, float> change)
    {
        for (int i = 0; i < planes.Width * planes.Height * 3; i++)
        {
            Span<float> samples = planes[i % 3].Samples;
            samples[i / 3] = change(samples[i / 3], new(i / 3 % planes.Width, i / 3 / planes.Width));
        }
    }

    public static void Run(string? folder)
    {
        using PerceptionModels models = new();
        FaceDetector detector = new(models);
        IReadOnlyList<SourceFace> faces = SourceFace.All(detector, folder, limit: s_crowds[^1]);
        Console.WriteLine("| people | brows to chin, px | effort | found | others | fastest of 3, ms | of CPU, ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (int count in s_crowds)
        {
            (Picture picture, Vector2[][] truths) = Crowd([.. Enumerable.Range(0, count).Select(i => faces[i % faces.Count])]);
            float heightPx = truths.Average(truth => Box.Around(truth).Height);
            foreach (DetectionEffort effort in new[] { DetectionEffort.Balanced, DetectionEffort.Thorough })
            {
                (IReadOnlyList<Face> found, double milliseconds, double cpuMilliseconds) = Timed(() => detector.Find(picture, new() { Effort = effort }));
                int hits = truths.Count(truth => found.Any(face => DetectionRecall.Error(face, truth) < DetectionRecall.Found));
                int others = found.Count(face => truths.All(truth => DetectionRecall.Error(face, truth) >= DetectionRecall.Found));
                Console.WriteLine($"| {count} | {heightPx:0} | {effort} | {hits} | {others} | {milliseconds:0} | {cpuMilliseconds:0} |");
            }
        }
    }

    private static (Picture Picture, Vector2[][] Truths) Crowd(SourceFace[] people)
    {
        int columns = (int)MathF.Ceiling(MathF.Sqrt(people.Length * s_size.Width / (float)s_size.Height));
        int rows = (people.Length + columns - 1) / columns;
        Vector2 cell = new(s_size.Width / (float)columns, s_size.Height / (float)rows);
        Planes sheet = NonFaces.Clouds(new Random(columns), s_size, finest: 8);
        Vector2[][] truths = [.. people.Select((person, i) =>
        {
            float scale = Math.Min(cell.X, cell.Y) / person.Patch.Width;
            Vector2 place = new Vector2((i % columns) + 0.5f, (i / columns) + 0.5f) * cell;
            Affine2 map = Affine2.Translation(-person.Centre.X, -person.Centre.Y).Then(Affine2.Similarity(scale, 0, place));
            Paste.Into(sheet, person.Frame, person.Patch, map);
            return Array.ConvertAll(person.Face.Mesh.SixtyEight(), map.Apply);
        })];
        return (Picture.From(sheet), truths);
    }

    private static (IReadOnlyList<Face> Faces, double Milliseconds, double CpuMilliseconds) Timed(Func<IReadOnlyList<Face>> find)
    {
        IReadOnlyList<Face> faces = find();
        double fastest = double.MaxValue;
        double leastCpu = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            faces = find();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            leastCpu = Math.Min(leastCpu, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        }

        return (faces, fastest, leastCpu);
    }
}
