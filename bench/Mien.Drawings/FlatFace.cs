using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Drawings;

/// <summary>The face as seen, carried onto the flat texture; what is turned away, and seen better on the other side, comes
/// from there.</summary>
internal sealed class FlatFace
{
    private readonly SculptTriangle[] _triangles;
    private readonly Vector2[] _seen;
    private readonly float[] _hidden;
    private readonly ushort[] _mirrors;

    /// <param name="posed">The points 0 … 467 as they stand before the camera.</param>
    public FlatFace(CanonicalFace canonical, Vector3[] posed, Camera camera)
    {
        _triangles = [.. Bust.FaceTriangles(canonical)];
        _seen = [.. posed.Select(camera.Place)];
        _mirrors = [.. canonical.Mirrors];
        Vector3[] normals = new Sculpture(posed, _triangles).Normals();
        _hidden = [.. normals.Select((normal, i) => Blend.Smooth((normals[_mirrors[i]].Z - normal.Z - 0.4f) / 0.15f))];
    }

    public static TriangleRaster Raster(CanonicalFace canonical, Affine2 textureToPanel, Size size) => TriangleRaster.Rasterise(
        [.. canonical.TextureCoordinates.Select(textureToPanel.Apply)],
        [],
        [.. Bust.FaceTriangles(canonical).SelectMany(triangle => triangle.Corners).Select(corner => (ushort)corner)],
        size);

    /// <summary>Colours on the texture, in the picture's encoding.</summary>
    public Planes Colours(Planes picture, TriangleRaster flat)
    {
        MipPyramid pyramid = new(picture);
        Planes own = MeshWarp.Render(pyramid, flat, _seen);
        Planes mirrored = MeshWarp.Render(pyramid, flat, [.. _mirrors.Select(mirror => _seen[mirror])]);
        for (int pixel = 0; pixel < flat.Triangle.Length; pixel++)
        {
            float hidden = Hidden(flat, pixel);
            for (int channel = 0; channel < 3; channel++)
            {
                float[] samples = own[channel].Samples;
                samples[pixel] += hidden * (mirrored[channel].Samples[pixel] - samples[pixel]);
            }
        }

        return own;
    }

    public bool[] Lines(TriangleRaster flat, float width) => MeshLines.Find(flat, _triangles, width);

    /// <summary>0 where the face was seen, 1 where it was turned away.</summary>
    public float Hidden(TriangleRaster flat, int pixel)
    {
        if (flat.Triangle[pixel] is not (int triangle and >= 0))
        {
            return 0;
        }

        (float first, float second) = (flat.First[pixel], flat.Second[pixel]);
        ReadOnlySpan<ushort> corners = flat.Triangles.AsSpan(triangle * 3, 3);
        return (first * _hidden[corners[0]]) + (second * _hidden[corners[1]]) + ((1 - first - second) * _hidden[corners[2]]);
    }
}
