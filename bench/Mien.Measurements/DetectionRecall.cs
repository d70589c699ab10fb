using System.Numerics;
using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing.Pictures;

namespace Mien.Measurements;

/// <summary>How many faces of known place and size are found: each face is pasted, with soft edges, into generated 1280×720
/// pictures at random places. Found means that a mesh lies within a quarter of the eyes' distance of the truth, on average over
/// 68 points; the truth is the mesh found in the face's own photo.</summary>
internal static class DetectionRecall
{
    /// <summary>Mean distance of the points from the truth, in distances between the eyes, below which a face is found.</summary>
    public const float Found = 0.25f;

    private const int FaceLimit = 60;

    private static readonly Size s_size = new(1280, 720);

    private static readonly float[] s_heightsPercent = [80, 50, 30, 20, 15, 12.5f, 10, 8, 6, 5, 4, 3, 2];

    public static void Run(string? folder)
    {
        Console.WriteLine("| brows to chin | px | Quick | Balanced | Thorough | mesh error, % of eye distance | other faces |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Measure(folder, s_heightsPercent, [0], DetectionEffort.Quick, DetectionEffort.Balanced, DetectionEffort.Thorough);
    }

    public static void RunRotations(string? folder)
    {
        Console.WriteLine("| brows to chin | turned, degrees | Thorough | mesh error | other faces |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (float turnDegrees in new float[] { 30, 60, 90, 120, 150, 180, -45, -90, -135 })
        {
            Measure(folder, [6, 20, 50], [turnDegrees], DetectionEffort.Thorough);
        }
    }

    private static void Measure(string? folder, float[] heightsPercent, float[] turnsDegrees, params DetectionEffort[] efforts)
    {
        using PerceptionModels models = new();
        FaceDetector detector = new(models);
        IReadOnlyList<SourceFace> faces = SourceFace.All(detector, folder, FaceLimit);
        foreach (float percent in heightsPercent)
        {
            foreach (float turnDegrees in turnsDegrees)
            {
                Random random = new(17);
                int[] found = new int[efforts.Length];
                int others = 0;
                List<float> errors = [];
                foreach (SourceFace face in faces)
                {
                    (Picture picture, Vector2[] truth) = Sheet(face, percent / 100 * s_size.Height, turnDegrees, random);
                    for (int i = 0; i < efforts.Length; i++)
                    {
                        IReadOnlyList<Face> answers = detector.Find(picture, new() { Effort = efforts[i], MinimumFaceHeight = Math.Min(0.04f, percent / 100) });
                        float[] distances = [.. answers.Select(answer => Error(answer, truth))];
                        found[i] += distances.Any(distance => distance < Found) ? 1 : 0;
                        others += distances.Count(distance => distance >= Found);
                        errors.AddRange(distances.Where(distance => distance < Found));
                    }
                }

                errors.Sort();
                string recall = string.Join(" | ", found.Select(count => $"{100.0 * count / faces.Count:0} %"));
                string turn = turnDegrees == 0 ? $"{percent / 100 * s_size.Height:0}" : $"{turnDegrees:0}";
                Console.WriteLine($"| {percent} % | {turn} | {recall} | {(errors.Count == 0 ? "-" : $"{errors[errors.Count / 2] * 100:0.0}")} | {others} |");
            }
        }
    }

    private static (Picture Picture, Vector2[] Truth) Sheet(SourceFace face, float heightPx, float turnDegrees, Random random)
    {
        float scale = heightPx / face.BrowsToChinPx;
        Vector2 place = new(Place(random, s_size.Width, heightPx), Place(random, s_size.Height, heightPx));
        Affine2 map = Affine2.Translation(-face.Centre.X, -face.Centre.Y).Then(Affine2.Similarity(scale, turnDegrees, place));
        Planes sheet = NonFaces.Clouds(random, s_size, finest: 8);
        Paste.Into(sheet, face.Frame, face.Patch, map);
        return (Picture.From(sheet), Array.ConvertAll(face.Face.Mesh.SixtyEight(), map.Apply));
    }

    private static float Place(Random random, int length, float heightPx)
    {
        float margin = Math.Min(heightPx * 0.7f, length / 2f);
        return margin + (random.NextSingle() * (length - (2 * margin)));
    }

    /// <summary>Mean distance of the 68 points, in distances between the eyes.</summary>
    public static float Error(Face face, Vector2[] truth)
    {
        float eyes = Vector2.Distance(truth[36], truth[45]);
        return face.Mesh.SixtyEight().Zip(truth, Vector2.Distance).Average() / eyes;
    }
}
