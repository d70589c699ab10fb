using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping;
using Mien.Swapping.Whole;
using Mien.Testing;
using Plane = Mien.Imaging.Pixels.Plane;
using Source = Mien.Swapping.SourceFace;

namespace Mien.Measurements;

/// <summary>How much a swapped face flickers beside the untouched film: each frame swapped alone, and as a track.</summary>
internal static class Flicker
{
    private const int Frames = 60;

    /// <summary>Restlessness of the landmarks, as a part of the distance between the eyes.</summary>
    private const float Jitter = 0.001f;

    private static readonly int[] s_shown = [0, 30, 59];

    /// <param name="pictures">A folder for frames to look at, or null.</param>
    public static void Run(string? pictures)
    {
        using PerceptionModels models = new();
        FaceAnalyzer analyzer = new(models);
        using WholeDrawing drawing = new();
        WholeSwapper swapper = drawing.Swapper(workers: 1);
        Picture sample = PictureFile.Load(NodePackages.Locate("@vladmandic/face-api/demo/sample6.jpg"));
        Face[] faces = [.. analyzer.Find(sample).OrderBy(face => face.Box.X)];
        Console.WriteLine("8-bit steps              untouched  each frame alone  as a track");
        for (int target = 0; target < faces.Length; target++)
        {
            ISwapIdentity identity = swapper.Prepare([new Source { Frame = sample, Face = faces[(target + 2) % faces.Length] }]);
            (Picture photo, Face face) = Cut(sample, faces[target]);
            foreach (float swayPx in (float[])[0, 12])
            {
                PhotoFilm film = new() { Photo = photo, SwayPx = swayPx };
                string name = $"face{target + 1}-{(swayPx > 0 ? "moving" : "still")}";
                Measure(name, film, face, identity, pictures);
            }
        }
    }

    private static void Measure(string name, PhotoFilm film, Face face, ISwapIdentity identity, string? pictures)
    {
        Plane area = Polygon.Fill(face.Mesh.Flat(MeshTopology.FaceOvalLoop), film.Photo.Size);
        FlickerMeter untouched = new(area);
        FlickerMeter alone = new(area);
        FlickerMeter followed = new(area);
        ISwapTrack track = identity.Follow();
        for (int i = 0; i < Frames; i++)
        {
            Picture frame = film.Frame(i);
            Affine2 photoToFrame = film.PhotoToFrame(i);
            Face seen = Restless(face, photoToFrame, i);
            Picture single = frame.Clone();
            identity.SwapInPlace(single, seen, new());
            Picture tracked = frame.Clone();
            track.SwapInPlace(tracked, seen, new(), PhotoFilm.TimeOf(i));
            untouched.Add(frame, photoToFrame);
            alone.Add(single, photoToFrame);
            followed.Add(tracked, photoToFrame);
            if (pictures is not null && s_shown.Contains(i))
            {
                Directory.CreateDirectory(pictures);
                PictureFile.Save(single, Path.Combine(pictures, $"{name}-{i:00}-alone.png"));
                PictureFile.Save(tracked, Path.Combine(pictures, $"{name}-{i:00}-track.png"));
            }
        }

        Console.WriteLine($"{name,-20}{untouched.Steps,14:0.000}{alone.Steps,18:0.000}{followed.Steps,12:0.000}");
    }

    private static Face Restless(Face face, Affine2 photoToFrame, int frame)
    {
        Vector3[] points = face.Mesh.Map(photoToFrame).Points.ToArray();
        Vector2[] jitter = PhotoFilm.Jitter(frame, points.Length, Jitter * face.Mesh.OuterEyeDistancePx);
        for (int i = 0; i < points.Length; i++)
        {
            points[i] += new Vector3(jitter[i], 0);
        }

        return Face.Of(new FaceMesh(points, face.Presence), face.DetectionScore);
    }

    private static (Picture Photo, Face Face) Cut(Picture sample, Face face)
    {
        Box box = face.Mesh.Box;
        int margin = (int)(0.35f * box.Height);
        Region region = new Region((int)box.X - margin, (int)box.Y - margin, (int)box.Width + (2 * margin), (int)box.Height + (2 * margin))
            .Intersect(Region.Of(sample.Size));
        Face moved = Face.Of(face.Mesh.Map(Affine2.Translation(-region.X, -region.Y)), face.DetectionScore);
        return (Picture.From(sample.Read(region)), moved);
    }
}
