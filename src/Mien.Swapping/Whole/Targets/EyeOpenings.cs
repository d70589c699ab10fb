using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Where the drawn face's eyeballs are seen, as soft masks of parts of the picture; what the nose of a turned head hides is not.</summary>
/// <param name="Left">Left in the picture.</param>
/// <param name="Right">Right in it.</param>
internal sealed record EyeOpenings((Plane Opening, Region Region) Left, (Plane Opening, Region Region) Right)
{
    /// <param name="points">Where the face is drawn, [478].</param>
    /// <param name="softPx">Standard deviation of the edges' softness.</param>
    public static EyeOpenings Of(ReadOnlySpan<Vector3> points, TriangleRaster raster, float softPx) => new(
        Of(points, raster, softPx, MeshTopology.LeftEyeLoop, MeshTopology.LeftLidsLoop),
        Of(points, raster, softPx, MeshTopology.RightEyeLoop, MeshTopology.RightLidsLoop));

    /// <summary>Takes the eyeballs away from a mask of the whole picture.</summary>
    /// <param name="share">How much of them, 0 … 1.</param>
    public void RemoveInPlace(Plane mask, float share)
    {
        MeshOpening.RemoveInPlace(mask, Left.Opening, Left.Region, share);
        MeshOpening.RemoveInPlace(mask, Right.Opening, Right.Region, share);
    }

    private static (Plane Opening, Region Region) Of(
        ReadOnlySpan<Vector3> points, TriangleRaster raster, float softPx, ReadOnlySpan<int> loop, ReadOnlySpan<int> lids)
    {
        (Plane opening, Region region) = MeshOpening.Of(points, loop, softPx, raster.Size);
        MeshOpening.HideInPlace(opening, region, raster, loop, lids);
        return (opening, region);
    }
}
