using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Blending;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Making;

/// <summary>A face between two: one's picture, its shape and skin moved toward the other's. Hair, ground, light, gaze and mouth stay the first one's.</summary>
/// <remarks>Skin is mixed as it is encoded, about as the eye sees it.</remarks>
internal sealed class FaceMorph(CanonicalFace canonical)
{
    /// <summary>Light and complexion are what differs over more than this part of the outer eyes' distance: of the other only finer things are taken.</summary>
    private const float LightShare = 0.16f;

    /// <param name="first">The crop.</param>
    /// <param name="firstMesh">In pixels of it.</param>
    /// <param name="second">Of the same size.</param>
    /// <param name="secondMesh">In pixels of it.</param>
    /// <param name="shape">How far the shape moves to the second's, 0 … 1.</param>
    /// <param name="texture">How far the skin does, 0 … 1.</param>
    /// <returns>Null when the two skins would show through each other.</returns>
    public MadeFace? Between(Planes first, FaceMesh firstMesh, Planes second, FaceMesh secondMesh, float shape, float texture)
    {
        Affine2 secondToFirst = Alikeness.SecondToFirst(firstMesh, secondMesh);
        Vector2[] moves = [.. firstMesh.Flat(FaceControls.Points).Zip(
            secondMesh.Flat(FaceControls.Points), (from, to) => shape * (secondToFirst.Apply(to) - from))];
        MadeFace shaped = MadeFace.Of(first, firstMesh, FaceControls.Warp(firstMesh, moves, first.Width));
        Planes other = Drawn(second, secondMesh, shaped.Mesh, first.Size);
        Plane seen = InnerFace.Whole(shaped.Mesh, first.Size);
        float sigma = LightShare * shaped.Mesh.OuterEyeDistancePx;
        for (int channel = 0; channel < 3; channel++)
        {
            RelightInPlace(other[channel], shaped.Planes[channel], seen, sigma);
        }

        Plane share = InnerFace.Of(shaped.Mesh, first.Size);
        return SkinAlikeness.IsEnough(shaped, other, share) ? shaped with { Planes = AlphaBlend.Apply(shaped.Planes, other, Scaled(share, texture)) } : null;
    }

    /// <summary>The second's pixels on the new face's mesh.</summary>
    private Planes Drawn(Planes second, FaceMesh secondMesh, FaceMesh mesh, Size size)
    {
        float[] depths = [.. mesh.Points[..MeshTopology.FacePointCount].ToArray().Select(point => point.Z)];
        TriangleRaster raster = TriangleRaster.Rasterise(mesh.Flat().AsSpan(0, MeshTopology.FacePointCount), depths, canonical.Triangles, size);
        return MeshWarp.Render(new MipPyramid(second), raster, secondMesh.Flat().AsSpan(0, MeshTopology.FacePointCount));
    }

    /// <summary>Gives one face the light and complexion of another.</summary>
    private static void RelightInPlace(Plane other, Plane own, Plane seen, float sigma)
    {
        Plane ownLight = MaskedBlur.Apply(own, seen, sigma), otherLight = MaskedBlur.Apply(other, seen, sigma);
        for (int i = 0; i < other.Samples.Length; i++)
        {
            other.Samples[i] += ownLight.Samples[i] - otherLight.Samples[i];
        }
    }

    private static Plane Scaled(Plane share, float texture)
    {
        Plane scaled = share.Clone();
        for (int i = 0; i < scaled.Samples.Length; i++)
        {
            scaled.Samples[i] *= texture;
        }

        return scaled;
    }
}
