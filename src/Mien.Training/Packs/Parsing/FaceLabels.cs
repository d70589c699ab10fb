using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;
using Mien.Training.Packs.Spectacles;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Parsing;

/// <summary>What each pixel of a picture shows, as layers laid over each other: the shares of all kinds add up to 1.</summary>
internal sealed class FaceLabels
{
    /// <summary>Beside the classes: skin or something else, nobody knows which, and what is not known at all.</summary>
    public const int SkinOrOther = FaceClasses.Count, Unknown = FaceClasses.Count + 1, Kinds = FaceClasses.Count + 2;

    /// <summary>Around the face, as a multiple of its outline, may be ears, a high forehead or a neck.</summary>
    private const float NearFace = 1.3f;

    /// <summary>How far the forehead goes up from the brows, where no hair is: the mesh ends in its middle.</summary>
    private const float ForeheadOverMesh = 1.45f;

    private readonly Plane[] _shares;

    public FaceLabels(Size size)
    {
        _shares = [.. Enumerable.Range(0, Kinds).Select(_ => new Plane(size.Width, size.Height))];
        Array.Fill(_shares[(int)FaceClass.Other].Samples, 1);
    }

    private FaceLabels(Plane[] shares) => _shares = shares;

    public Size Size => _shares[0].Size;

    public Plane this[FaceClass kind] => _shares[(int)kind];

    /// <summary>What a mesh and a hair teacher say of a face.</summary>
    /// <param name="mesh">Upright, in pixels of the plane of hair.</param>
    /// <param name="isBare">Whether no spectacles are worn; else what lies about the eyes is not known, unless their rims are.</param>
    /// <param name="brows">How much of each pixel is hair of a brow, where a brow is; null: all of it.</param>
    public static FaceLabels Of(FaceMesh mesh, Plane hair, bool isBare, WornRims? rims = null, Plane? brows = null)
    {
        FaceLabels labels = new(hair.Size);
        Vector2[] oval = mesh.Flat(MeshTopology.FaceOvalLoop);
        Vector2 middle = mesh.Box.Centre;
        float below = mesh[MeshTopology.Chin].Y - (0.15f * mesh.Box.Height);
        labels.Lay(SkinOrOther, [new(-1, below), new(hair.Width, below), new(hair.Width, hair.Height), new(-1, hair.Height)]);
        labels.Lay(SkinOrOther, Array.ConvertAll(oval, point => middle + ((point - middle) * NearFace)));
        labels.Lay((int)FaceClass.Skin, WithForehead(oval, mesh));
        labels.Lay(FaceClass.Brow, brows ?? BrowHair.Around(mesh, hair.Size));
        labels.Lay((int)FaceClass.Eye, mesh.Flat(MeshTopology.LeftEyeLoop));
        labels.Lay((int)FaceClass.Eye, mesh.Flat(MeshTopology.RightEyeLoop));
        labels.Lay((int)FaceClass.Lips, mesh.Flat(MeshTopology.LipsOuterLoop));
        labels.Lay((int)FaceClass.InnerMouth, mesh.Flat(MeshTopology.LipsInnerLoop));
        labels.Lay(FaceClass.Hair, hair);
        if (rims is not null)
        {
            labels.Lay(Unknown, rims.Doubt);
            labels.Lay(FaceClass.Frame, rims.Frame);
        }
        else if (!isBare)
        {
            labels.Lay(Unknown, Polygon.Fill(SpectaclesZone(mesh), hair.Size));
        }

        return labels;
    }

    /// <summary>Lays a class over what is there.</summary>
    /// <param name="matte">How much of each pixel it hides, 0 … 1.</param>
    public void Lay(FaceClass kind, Plane matte) => Lay((int)kind, matte);

    public FaceLabels Warp(Affine2 map, Size size)
    {
        Plane[] warped = Resampler.Warp(_shares, map, size, Border.Constant(0));
        for (int i = 0; i < warped[Unknown].Samples.Length; i++)
        {
            // Beyond the picture nothing is known.
            warped[Unknown].Samples[i] += Math.Max(0, 1 - warped.Sum(plane => plane.Samples[i]));
        }

        return new(warped);
    }

    /// <summary>The two largest shares of each pixel; a third is lost.</summary>
    /// <param name="share">Of the first among the two, 0 … 255.</param>
    public void Write(Span<byte> first, Span<byte> second, Span<byte> share)
    {
        for (int i = 0; i < first.Length; i++)
        {
            (int most, int next) = (0, 1);
            for (int kind = 1; kind < Kinds; kind++)
            {
                float value = _shares[kind].Samples[i];
                if (value > _shares[most].Samples[i])
                {
                    (most, next) = (kind, most);
                }
                else if (next == most || value > _shares[next].Samples[i])
                {
                    next = kind;
                }
            }

            (float large, float small) = (_shares[most].Samples[i], _shares[next].Samples[i]);
            (first[i], second[i], share[i]) = ((byte)most, (byte)next, SampleBytes.Of(large / Math.Max(large + small, 1e-6f)));
        }
    }

    /// <summary>The outline up to where hair usually begins.</summary>
    private static Vector2[] WithForehead(Vector2[] oval, FaceMesh mesh)
    {
        float brows = (mesh.Flat(MeshTopology.LeftBrowLoop).Min(point => point.Y) + mesh.Flat(MeshTopology.RightBrowLoop).Min(point => point.Y)) / 2;
        return Array.ConvertAll(oval, point => point.Y < brows ? point with { Y = brows - ((brows - point.Y) * ForeheadOverMesh) } : point);
    }

    /// <summary>About the eyes and out to the ears.</summary>
    private static Vector2[] SpectaclesZone(FaceMesh mesh)
    {
        (Vector2 left, Vector2 right) = (mesh[MeshTopology.LeftEyeOuter], mesh[MeshTopology.RightEyeOuter]);
        Vector2 along = (right - left) * 0.42f, down = new Vector2(left.Y - right.Y, right.X - left.X) * 0.36f;
        return [left - along - down, right + along - down, right + along + down, left - along + down];
    }

    private void Lay(int kind, Vector2[] outline) => Lay(kind, Polygon.Fill(outline, Size));

    private void Lay(int kind, Plane matte)
    {
        for (int i = 0; i < matte.Samples.Length; i++)
        {
            float cover = matte.Samples[i];
            if (cover > 0)
            {
                foreach (Plane plane in _shares)
                {
                    plane.Samples[i] *= 1 - cover;
                }

                _shares[kind].Samples[i] += cover;
            }
        }
    }
}
