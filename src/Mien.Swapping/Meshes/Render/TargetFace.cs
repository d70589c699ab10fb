using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Meshes.Render;

/// <summary>The face to be replaced, read out of its frame: pixels, points and what the small atlas tells about it.</summary>
internal sealed record TargetFace
{
    /// <summary>Room around the mesh for filters that look beyond it, as a part of the face's larger extent.</summary>
    private const float Margin = 0.03f;

    /// <summary>Where it lies in the frame; all else here is relative to its top-left pixel.</summary>
    public required Region Region { get; init; }

    /// <summary>The frame's pixels, sRGB-encoded.</summary>
    public required Planes Encoded { get; init; }

    /// <summary>The same in linear light, with smaller copies.</summary>
    public required MipPyramid Linear { get; init; }

    /// <summary>Mesh points, [478].</summary>
    public required Vector3[] Points { get; init; }

    /// <summary>Distance between the eyes' outer corners in px, measured in space so that a turned head does not shrink it: the measure
    /// for feathers and smoothings.</summary>
    public required float EyeDistancePx { get; init; }

    /// <returns>Null when no part of the face lies inside the frame.</returns>
    public static TargetFace? Read(IFrame frame, Face face, MeshSwapContext context, FrameStore store)
    {
        Region region = FaceRegion.Around(face.Mesh.Points, Margin, frame.Size, store.Planes.Size);
        if (region.IsEmpty)
        {
            return null;
        }

        Planes encoded = frame.Read(region);
        store.Planes.Begin(region.Size);
        MipPyramid linear = new(LinearInto(encoded, store.Planes.RentColour(), context.Workers));
        Vector3[] points = MeshPoints.Moved(face.Mesh.Points, -region.X, -region.Y);
        return new()
        {
            Region = region,
            Encoded = encoded,
            Linear = linear,
            Points = points,
            EyeDistancePx = Vector3.Distance(points[MeshTopology.LeftEyeOuter], points[MeshTopology.RightEyeOuter]),
        };
    }

    private static Planes LinearInto(Planes encoded, Planes linear, int workers)
    {
        RowBands.Run(encoded.Height, workers, (first, end) =>
        {
            Range rows = (first * encoded.Width)..(end * encoded.Width);
            for (int channel = 0; channel < 3; channel++)
            {
                Srgb.ToLinear(encoded[channel].Samples.AsSpan(rows), linear[channel].Samples.AsSpan(rows));
            }
        });
        return linear;
    }
}
