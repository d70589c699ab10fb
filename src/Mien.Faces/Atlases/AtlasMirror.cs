using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Faces.Atlases;

/// <summary>Exchanges the two sides of a face. The canonical face is its own mirror image, so in the atlas that is a flip.</summary>
public static class AtlasMirror
{
    public static Plane Flip(Plane plane)
    {
        Plane flipped = new(plane.Width, plane.Height);
        for (int y = 0; y < plane.Height; y++)
        {
            Span<float> row = flipped.Row(y);
            plane.Row(y).CopyTo(row);
            row.Reverse();
        }

        return flipped;
    }

    public static Planes Flip(Planes planes) => new(Flip(planes.Red), Flip(planes.Green), Flip(planes.Blue));
}
