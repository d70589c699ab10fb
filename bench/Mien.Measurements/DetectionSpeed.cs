using System.Diagnostics;
using System.Numerics;
using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing.Pictures;

namespace Mien.Measurements;

/// <summary>Time of detection and mesh together on a 1280×720 picture with one face, and of what follows for one face.</summary>
internal static class DetectionSpeed
{
    private const int Rounds = 40;

    public static void Run(string? folder)
    {
        using PerceptionModels models = new();
        FaceAnalyzer analyzer = new(models);
        SourceFace face = SourceFace.All(new FaceDetector(models), folder, limit: 1)[0];
        foreach (float heightPx in new float[] { 300, 100, 40 })
        {
            Planes sheet = NonFaces.Clouds(new Random(1), new Size(1280, 720), finest: 8);
            Affine2 map = Affine2.Translation(-face.Centre.X, -face.Centre.Y)
                .Then(Affine2.Similarity(heightPx / face.BrowsToChinPx, 0, new Vector2(500, 350)));
            Paste.Into(sheet, face.Frame, face.Patch, map);
            Picture picture = Picture.From(sheet);
            foreach (DetectionEffort effort in Enum.GetValues<DetectionEffort>())
            {
                foreach (int workers in new[] { 1, 2 })
                {
                    DetectionSettings settings = new() { Effort = effort, Workers = workers };
                    Report($"{heightPx} px face, {effort}, {workers} threads", () => analyzer.Find(picture, settings));
                }
            }

            Face found = analyzer.Find(picture)[0];
            Report("identity", () => analyzer.Identify(picture, found));
            Report("attributes", () => analyzer.Describe(picture, found));
        }
    }

    private static void Report(string what, Action work)
    {
        work();
        double[] milliseconds = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        Console.WriteLine($"{what}: fastest {milliseconds[0]:0.0} ms, median {milliseconds[Rounds / 2]:0.0} ms");
    }
}
