using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs;

/// <summary>A face as the sun or one lamp shows it: the mesh says which side is lit, and where nose, brows and cheeks cast a shadow. Such light belongs to the source's photo, and
/// must not come along with the face.</summary>
internal sealed class HardLight
{
    /// <summary>Side of the grid that is laid over the face.</summary>
    private const int GridPx = 128;

    /// <summary>Beyond the face's box, as a part of it.</summary>
    private const float Margin = 0.1f;

    /// <summary>So many cells away something may cast a shadow.</summary>
    private const int ReachPx = 64;

    private readonly Plane _height;
    private readonly Plane _isFace;
    private readonly Affine2 _gridToPicture;

    /// <param name="mesh">In pixels of the picture.</param>
    public HardLight(FaceMesh mesh, CanonicalFace canonical)
    {
        Box box = mesh.Box;
        float side = MathF.Max(box.Width, box.Height) * (1 + (2 * Margin));
        Vector2 corner = new((box.X + (box.Width / 2)) - (side / 2), (box.Y + (box.Height / 2)) - (side / 2));
        Affine2 pictureToGrid = Affine2.Translation(-corner.X, -corner.Y).Then(Affine2.Scaling(GridPx / side, GridPx / side));
        _gridToPicture = pictureToGrid.Invert();
        Vector3[] points = mesh.Map(pictureToGrid).Points.ToArray();
        float[] depths = Array.ConvertAll(points, point => point.Z);
        TriangleRaster raster = TriangleRaster.Rasterise(Array.ConvertAll(points, point => new Vector2(point.X, point.Y)), depths, canonical.Triangles, new Size(GridPx, GridPx));
        (Plane heights, _isFace) = Heights(raster, depths);
        _height = GaussianBlur.Apply(Continued(heights, fallback: heights.Samples.Min()), 1.2f);
    }

    /// <summary>The picture in a light that is drawn.</summary>
    public Picture On(Picture picture, SeededDraws draws)
    {
        (float y, float x) = MathF.SinCos(draws.Uniform(0, MathF.Tau));
        Plane key = Lit(new(x, y), draws.Uniform(0.25f, 1), draws.Uniform(0.05f, 0.4f));
        float exposure = draws.Uniform(0.9f, 1.3f), ambient = draws.Uniform(0.15f, 0.5f), tint = draws.Uniform(-0.08f, 0.08f);
        float mean = MeanOf(key);
        Plane light = Resampler.Warp(key, _gridToPicture, picture.Size, Border.Replicate);
        Planes linear = LinearLight.FromSrgb(picture.Read(Region.Of(picture.Size)));
        for (int channel = 0; channel < 3; channel++)
        {
            // The light is warm and the shadow cool, or the other way round.
            float warm = tint * (1 - channel);
            float[] samples = linear[channel].Samples;
            for (int i = 0; i < samples.Length; i++)
            {
                float direct = Math.Max(light.Samples[i], 0) / mean;
                samples[i] = Math.Min(1, samples[i] * exposure * ((ambient * (1 - warm)) + ((1 - ambient) * direct * (1 + warm))));
            }
        }

        return Picture.From(LinearLight.ToSrgb(linear));
    }

    private static (Plane Heights, Plane IsFace) Heights(TriangleRaster raster, float[] depths)
    {
        (Plane heights, Plane isFace) = (new(GridPx, GridPx), new(GridPx, GridPx));
        for (int i = 0; i < heights.Samples.Length; i++)
        {
            int triangle = raster.Triangle[i];
            if (triangle >= 0)
            {
                ReadOnlySpan<ushort> corners = raster.Triangles.AsSpan(triangle * 3, 3);
                (float first, float second) = (raster.First[i], raster.Second[i]);
                heights.Samples[i] = -((first * depths[corners[0]]) + (second * depths[corners[1]]) + ((1 - first - second) * depths[corners[2]]));
                isFace.Samples[i] = 1;
            }
        }

        return (heights, isFace);
    }

    /// <summary>Beside the face goes on what is at its edge.</summary>
    private Plane Continued(Plane values, float fallback)
    {
        Plane continued = MaskedBlur.Apply(values, _isFace, 5, fallback);
        for (int i = 0; i < values.Samples.Length; i++)
        {
            continued.Samples[i] = _isFace.Samples[i] > 0 ? values.Samples[i] : continued.Samples[i];
        }

        return continued;
    }

    /// <summary>Lambert's law and a shadow whose edge is the softer the farther away what casts it.</summary>
    /// <param name="towards">Where the light comes from in the picture, of length 1.</param>
    /// <param name="rise">Of a ray for a cell, towards the camera: 0 grazes the face.</param>
    /// <param name="softness">Rise of the ray that just passes over the ray that is just stopped, ≥ 0.</param>
    private Plane Lit(Vector2 towards, float rise, float softness)
    {
        Plane lit = new(GridPx, GridPx);
        Vector3 ray = Vector3.Normalize(new(towards, rise));
        for (int y = 0; y < GridPx; y++)
        {
            for (int x = 0; x < GridPx; x++)
            {
                Vector3 normal = Vector3.Normalize(new(At(x - 1, y) - At(x + 1, y), At(x, y - 1) - At(x, y + 1), 2));
                lit[x, y] = Math.Max(0, Vector3.Dot(normal, ray)) * (1 - Shadow(x, y, towards, rise, softness));
            }
        }

        return GaussianBlur.Apply(Continued(lit, fallback: MeanOf(lit)), 0.7f);
    }

    /// <summary>Of the face, more than 0.</summary>
    private float MeanOf(Plane lit) => Math.Max(1e-3f, lit.Samples.Zip(_isFace.Samples, (light, isFace) => light * isFace).Sum() / _isFace.Samples.Sum());

    private float Shadow(int x, int y, Vector2 towards, float rise, float softness)
    {
        (float start, float shadow) = (At(x, y) + 0.5f, 0);
        for (int step = 2; step < ReachPx && shadow < 1; step++)
        {
            float above = At(x + (int)MathF.Round(towards.X * step), y + (int)MathF.Round(towards.Y * step)) - (start + (rise * step));
            shadow = Math.Max(shadow, Math.Min(1, above / (softness * step)));
        }

        return shadow;
    }

    private float At(int x, int y) => _height[Math.Clamp(x, 0, GridPx - 1), Math.Clamp(y, 0, GridPx - 1)];
}
