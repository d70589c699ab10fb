using System.Numerics;
using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Measurements;

/// <summary>A large face of a photo, to paste into other pictures.</summary>
/// <param name="BrowsToChinPx">Height of the box around the 68 landmarks.</param>
internal sealed record SourceFace(IFrame Frame, Face Face, float BrowsToChinPx)
{
    private const float LeastHeightPx = 90;

    /// <summary>How much of the photo goes along, in heights of the face.</summary>
    private const float Surroundings = 2.2f;

    public Vector2 Centre => Box.Around(Face.Mesh.SixtyEight()).Centre;

    public Region Patch
    {
        get
        {
            int side = (int)(BrowsToChinPx * Surroundings);
            return new Region((int)Centre.X - (side / 2), (int)Centre.Y - (side / 2), side, side).Intersect(Region.Of(Frame.Size));
        }
    }

    /// <param name="folder">Null: the sample photos of @vladmandic/face-api.</param>
    public static IReadOnlyList<SourceFace> All(FaceDetector detector, string? folder, int limit)
    {
        string samples = Path.GetDirectoryName(NodePackages.Locate("@vladmandic/face-api/demo/sample1.jpg"))!;
        IEnumerable<string> photos = Directory.GetFiles(folder ?? samples, folder is null ? "sample*.jpg" : "*.jpg").Order();
        return [.. photos.SelectMany(photo => InPhoto(detector, photo)).Take(limit)];
    }

    private static IEnumerable<SourceFace> InPhoto(FaceDetector detector, string path)
    {
        IFrame frame = Photo.Load(path).Frame;
        foreach (Face face in detector.Find(frame, new() { Effort = DetectionEffort.Thorough, Rotations = HeadRotations.Upright }))
        {
            float height = Box.Around(face.Mesh.SixtyEight()).Height;
            if (height >= LeastHeightPx)
            {
                yield return new(frame, face, height);
            }
        }
    }
}
