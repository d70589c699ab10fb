using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Measurements;

/// <summary>What is seen of a face that the picture's border cuts off: the right reading (eyes where they are, rolled within 20° of the truth),
/// none, or a wrong one, which puts a mouth onto a forehead.</summary>
internal static class CutFaces
{
    private const float SameRollDegrees = 20;

    /// <summary>Of the eyes from the truth, in eye distances.</summary>
    private const float MostAway = 0.3f;

    /// <summary>Where the border lies, on the way from the eyes (0) to the mouth (1), or from an eye to the other.</summary>
    private static readonly float[] s_cuts = [0, 0.15f, 0.3f, 0.45f, 0.6f, 0.8f, 1];

    public static void Run(string folder, int limit)
    {
        using PerceptionModels models = new();
        FaceAnalyzer analyzer = new(models);
        Console.WriteLine("| shown | border at | turned | right | none | wrong |");
        Console.WriteLine("|---|---|---|---|---|---|");
        (Picture Photo, Face Face)[] people = [.. Directory.GetFiles(folder, "*.jpg").Order().Take(limit).SelectMany(path =>
        {
            Picture photo = Photo.Load(path).Picture;
            return analyzer.Find(photo).Take(1).Select(face => (photo, face));
        })];
        foreach (int turnDegrees in (int[])[0, 90, 180])
        {
            Report("above", turnDegrees, people, analyzer, (photo, eyes, mouth, cut) => new(0, 0, photo.Width, (int)(eyes.Middle.Y + (cut * (mouth.Y - eyes.Middle.Y)))));
        }

        Report("left", 0, people, analyzer, (photo, eyes, mouth, cut) => new(0, 0, (int)(eyes.Left.X + (cut * (eyes.Right.X - eyes.Left.X))), photo.Height));
    }

    private static void Report(
        string side, int turnDegrees, (Picture Photo, Face Face)[] people, FaceAnalyzer analyzer, Func<Picture, Eyes, Vector2, float, Region> region)
    {
        foreach (float cut in s_cuts)
        {
            (int right, int none, int wrong) = (0, 0, 0);
            foreach ((Picture photo, Face face) in people)
            {
                Eyes eyes = Eyes.Of(face.Mesh);
                Region part = region(photo, eyes, face.Mesh[MeshTopology.UpperLipInner], cut).Intersect(Region.Of(photo.Size));
                Affine2 photoToPart = Affine2.Translation(-part.X, -part.Y);
                Size size = part.Size;
                if (turnDegrees != 0)
                {
                    size = turnDegrees == 90 ? new(size.Height, size.Width) : size;
                    photoToPart = Affine2.Translation(-part.X - ((part.Width - 1) / 2f), -part.Y - ((part.Height - 1) / 2f))
                        .Then(Affine2.Similarity(1, turnDegrees, new((size.Width - 1) / 2f, (size.Height - 1) / 2f)));
                }

                Picture picture = Picture.From(Resampler.Warp(photo, photoToPart, size));
                IReadOnlyList<Face> found = analyzer.Find(picture);
                bool isRight = found.Any(seen => eyes.Map(photoToPart).IsNear(Eyes.Of(seen.Mesh)));
                right += isRight ? 1 : 0;
                none += found.Count == 0 ? 1 : 0;
                wrong += found.Count > 0 && !isRight ? 1 : 0;
            }

            Console.WriteLine($"| {side} | {cut} | {turnDegrees} | {right} | {none} | {wrong} |");
        }
    }

    private readonly record struct Eyes(Vector2 Left, Vector2 Right)
    {
        public Vector2 Middle => (Left + Right) / 2;

        public static Eyes Of(FaceMesh mesh) => new(mesh[MeshTopology.LeftEyeOuter], mesh[MeshTopology.RightEyeOuter]);

        public Eyes Map(Affine2 map) => new(map.Apply(Left), map.Apply(Right));

        public bool IsNear(Eyes seen)
        {
            Vector2 truth = Right - Left;
            Vector2 line = seen.Right - seen.Left;
            float apart = MathF.Atan2((truth.X * line.Y) - (truth.Y * line.X), Vector2.Dot(truth, line)) * (180 / MathF.PI);
            float away = (Vector2.Distance(Left, seen.Left) + Vector2.Distance(Right, seen.Right)) / 2 / truth.Length();
            return MathF.Abs(apart) < SameRollDegrees && away < MostAway;
        }
    }
}
