using System.Numerics;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Testing.Films;

/// <summary>A face of the sample photos of @vladmandic/face-api that stands apart from the others, to be pasted into films. Six different people.</summary>
public sealed class SampleFace
{
    /// <summary>How much of the photo goes along, in heights of the face.</summary>
    private const float Surroundings = 1.9f;

    private static readonly (int Photo, int X, int Y, int HeightPx)[] s_places =
        [(5, 461, 1055, 231), (6, 1594, 442, 228), (1, 508, 510, 168), (3, 1192, 393, 226), (6, 355, 658, 204), (5, 1518, 558, 215)];

    private SampleFace(int photo, Vector2 centre, float heightPx)
    {
        Photo = Imaging.Files.Photo.Load(NodePackages.Locate($"@vladmandic/face-api/demo/sample{photo}.jpg")).Frame;
        Centre = centre;
        HeightPx = heightPx;
    }

    public static int Count => s_places.Length;

    public IFrame Photo { get; }

    /// <summary>Middle of the 68 landmarks, in the photo.</summary>
    public Vector2 Centre { get; }

    /// <summary>From brows to chin, in the photo.</summary>
    public float HeightPx { get; }

    /// <summary>The face with some of what is around it.</summary>
    public Region Patch
    {
        get
        {
            int side = (int)(HeightPx * Surroundings);
            return new Region((int)Centre.X - (side / 2), (int)Centre.Y - (side / 2), side, side).Intersect(Region.Of(Photo.Size));
        }
    }

    /// <param name="number">0 … <see cref="Count"/> − 1.</param>
    public static SampleFace Number(int number)
    {
        (int photo, int x, int y, int heightPx) = s_places[number];
        return new(photo, new(x, y), heightPx);
    }
}
