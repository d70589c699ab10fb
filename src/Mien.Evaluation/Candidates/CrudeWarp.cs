using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Blending;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Evaluation.Candidates;

/// <summary>The classic without learning: the source's face drawn on the target's mesh, and the difference along the outline spread over
/// the inside (Pérez, Gangnet, Blake 2003).</summary>
public sealed class CrudeWarp : ICandidate
{
    /// <summary>Part of the distance of the eyes by which the seam lies within the mesh.</summary>
    private const float Inset = 0.03f;

    private readonly CanonicalFace _canonical;
    private readonly bool _blends;

    /// <param name="blends">False pastes the face as it is: what a bad swap looks like.</param>
    public CrudeWarp(CanonicalFace canonical, bool blends = true)
    {
        _canonical = canonical;
        _blends = blends;
    }

    public string Name => _blends ? "crude warp + Poisson" : "crude warp, pasted";

    public bool IsTimed => true;

    public Picture? Swap(PairPictures pair, CancellationToken cancellation = default)
    {
        Picture result = pair.Target.Picture.Clone();
        Region whole = Region.Of(result.Size);
        FaceMesh mesh = pair.Target.Face.Mesh;
        Vector3[] points = mesh.Points[..MeshTopology.FacePointCount].ToArray();
        TriangleRaster raster = TriangleRaster.Rasterise(
            Array.ConvertAll(points, point => new Vector2(point.X, point.Y)), Array.ConvertAll(points, point => point.Z), _canonical.Triangles, result.Size);
        MipPyramid source = new(pair.Source.Picture.Read(Region.Of(pair.Source.Picture.Size)));
        Planes drawn = MeshWarp.Render(source, raster, pair.Source.Face.Mesh.Flat().AsSpan(0, MeshTopology.FacePointCount));
        Plane mask = Inside(raster, Inset * mesh.OuterEyeDistancePx);
        if (_blends)
        {
            AddSeamDifference(drawn, result.Read(whole), mask);
        }

        result.Write(whole, drawn, mask);
        return result;
    }

    private static Plane Inside(TriangleRaster raster, float insetPx)
    {
        Plane mask = new(raster.Size.Width, raster.Size.Height);
        for (int i = 0; i < mask.Samples.Length; i++)
        {
            mask.Samples[i] = raster.Triangle[i] >= 0 ? 1 : 0;
        }

        Plane distance = DistanceTransform.Inside(mask);
        float least = Math.Max(2, insetPx);
        for (int i = 0; i < mask.Samples.Length; i++)
        {
            mask.Samples[i] = distance.Samples[i] >= least ? 1 : 0;
        }

        return mask;
    }

    /// <summary>The difference is known where the face is not replaced; only its values along the seam reach the inside.</summary>
    private static void AddSeamDifference(Planes drawn, Planes target, Plane mask)
    {
        Plane known = new(mask.Width, mask.Height);
        Plane near = Morphology.Dilate(mask, 1);
        Planes difference = new(mask.Width, mask.Height);
        for (int i = 0; i < known.Samples.Length; i++)
        {
            bool isSeam = near.Samples[i] > 0.5f && mask.Samples[i] < 0.5f;
            known.Samples[i] = mask.Samples[i] < 0.5f ? 1 : 0;
            for (int channel = 0; channel < 3; channel++)
            {
                difference[channel].Samples[i] = isSeam ? target[channel].Samples[i] - drawn[channel].Samples[i] : 0;
            }
        }

        Planes membrane = MembraneInterpolation.Fill(difference, known);
        for (int channel = 0; channel < 3; channel++)
        {
            for (int i = 0; i < known.Samples.Length; i++)
            {
                drawn[channel].Samples[i] = Math.Clamp(drawn[channel].Samples[i] + membrane[channel].Samples[i], 0, 1);
            }
        }
    }
}
