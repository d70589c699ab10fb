using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Whole.Targets;

/// <summary>The mean colour between two loops of the mesh: of lips around the mouth, of lids around an eye.</summary>
internal static class RingColour
{
    /// <summary>Fewer pixels tell no colour.</summary>
    private const float LeastPixels = 6;

    /// <param name="linear">Linear light.</param>
    /// <param name="points">In px of that.</param>
    /// <returns>Null where too little is in the picture.</returns>
    public static Vector3? Mean(Planes linear, ReadOnlySpan<Vector3> points, ReadOnlySpan<int> outer, ReadOnlySpan<int> inner)
    {
        (Plane all, Region region) = MeshOpening.Of(points, outer, softPx: 0, linear.Size);
        (Plane opening, Region within) = MeshOpening.Of(points, inner, softPx: 0, linear.Size);
        MeshOpening.RemoveInPlace(all, opening, new(within.X - region.X, within.Y - region.Y, within.Width, within.Height));
        (Vector3 sum, float count) = (default, 0);
        for (int y = 0; y < region.Height; y++)
        {
            for (int x = 0; x < region.Width; x++)
            {
                (int column, int row) = (region.X + x, region.Y + y);
                sum += all[x, y] * new Vector3(linear.Red[column, row], linear.Green[column, row], linear.Blue[column, row]);
                count += all[x, y];
            }
        }

        return count < LeastPixels ? null : Vector3.Max(sum / count, new(1e-3f));
    }
}
