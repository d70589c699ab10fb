using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>One photo of the source carried into the large atlas.</summary>
internal sealed record SourceLayer
{
    public required SourceView View { get; init; }

    /// <summary>Linear light, [S, S].</summary>
    public required Planes Colour { get; init; }

    /// <summary>Sharp, near and frontal photos count more; only ratios mean something.</summary>
    public required float Quality { get; init; }

    public static SourceLayer From(SourceView view, AtlasGeometry large)
    {
        Planes colour = MeshWarp.Render(view.LinearPhoto, large.Raster, MeshPoints.Flat(view.Points, large.TexelOf.Length));
        return new()
        {
            View = view,
            Colour = colour,
            Quality = Detail(colour.Green, large.Raster) * MathF.Sqrt(view.Weight.Samples.Sum()),
        };
    }

    /// <summary>Mean step between neighbouring texels over mean brightness: falls when a photo is small or out of focus.</summary>
    private static float Detail(Plane plane, Mien.Imaging.Geometry.TriangleRaster raster)
    {
        double steps = 1e-6;
        double brightness = 1e-3;
        for (int i = plane.Width; i < plane.Samples.Length; i++)
        {
            if (raster.Triangle[i] >= 0)
            {
                steps += Math.Abs(plane.Samples[i] - plane.Samples[i - 1]) + Math.Abs(plane.Samples[i] - plane.Samples[i - plane.Width]);
                brightness += plane.Samples[i];
            }
        }

        return (float)(steps / brightness);
    }
}
