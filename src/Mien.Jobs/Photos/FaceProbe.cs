using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Jobs.Photos;

/// <summary>Tells how much of a face a swap changed, so that nobody is told of a swap that is not to be seen.</summary>
internal sealed class FaceProbe
{
    /// <summary>Of a channel, 0 … 1: what a picture's encoding does not make by itself.</summary>
    private const float Seen = 2.5f / 255;

    private readonly (Region Pixel, Vector3 Colour)[] _places;

    /// <param name="frame">Before the swap.</param>
    public FaceProbe(IFrame frame, Face face)
    {
        Region whole = Region.Of(frame.Size);
        _places =
        [
            .. face.Mesh.Points[..MeshTopology.FacePointCount].ToArray().Select(point => new Region((int)point.X, (int)point.Y, 1, 1))
                .Where(pixel => !pixel.Intersect(whole).IsEmpty).Select(pixel => (pixel, ColourAt(frame, pixel))),
        ];
    }

    /// <returns>The share of the mesh's points in the frame whose colour is another now, 0 … 1; 0 when none lies in it.</returns>
    public float ChangedShare(IFrame frame)
    {
        int changed = _places.Count(place =>
        {
            Vector3 step = Vector3.Abs(ColourAt(frame, place.Pixel) - place.Colour);
            return Math.Max(step.X, Math.Max(step.Y, step.Z)) > Seen;
        });
        return changed / (float)Math.Max(1, _places.Length);
    }

    private static Vector3 ColourAt(IFrame frame, Region pixel)
    {
        Planes planes = frame.Read(pixel);
        return new(planes.Red.Samples[0], planes.Green.Samples[0], planes.Blue.Samples[0]);
    }
}
