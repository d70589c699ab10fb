using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing.Pictures;

namespace Mien.Measurements;

/// <summary>How many faces are seen in generated pictures that hold none; a picture without a face gets the whole search.</summary>
internal static class FalseFaces
{
    private const int Pictures = 200;

    public static void Run()
    {
        using PerceptionModels models = new();
        FaceDetector detector = new(models);
        int pictures = 0;
        for (int seed = 0; seed < Pictures; seed++)
        {
            IReadOnlyList<Face> faces = detector.Find(Picture.From(NonFaces.Make(seed, new Size(1280, 720))));
            pictures += faces.Count > 0 ? 1 : 0;
            foreach (Face face in faces)
            {
                Console.WriteLine($"picture {seed}: {face.Box}, score {face.DetectionScore:0.00}, presence {face.Presence:0.00}");
            }
        }

        Console.WriteLine($"{pictures} of {Pictures} pictures with a false face");
    }
}
