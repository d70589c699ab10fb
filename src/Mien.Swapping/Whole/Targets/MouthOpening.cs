using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Where the target's own mouth is kept. Lips that were closed in the source's photo end in a dark line, and those that were open in a pale one: stretched around an
/// open mouth either is a ring. So the inner part of the lips, which turns out of the mouth as it opens, is the target's, too, in the colour of the source's lips.</summary>
internal sealed class MouthOpening
{
    /// <summary>Standard deviation of the edge, in distances between the eyes' outer corners.</summary>
    private const float Softness = 0.012f;

    /// <summary>How much of the lips belongs to it: a part of their thickness, and no more than a part of the opening's height.</summary>
    private const float OfLips = 0.5f, OfOpening = 0.5f;

    /// <summary>The mouth is shut where the parser is less sure of its inside than the first, and open from the second on.</summary>
    private const float ClosedTo = 0.3f, OpenFrom = 0.6f;

    /// <summary>Bounds of the lips' change of colour.</summary>
    private const float Darkest = 0.4f, Brightest = 2.5f;

    private readonly Plane _inside;
    private readonly Plane _kept;
    private readonly Region _region;

    /// <param name="points">Where the face is drawn, px, [478].</param>
    /// <param name="own">Where the target's is.</param>
    /// <param name="seen">Where the parser sees the inside of the target's mouth, of the picture's size: the mesh hardly opens for a gap, and never wide enough for a shout.</param>
    public MouthOpening(ReadOnlySpan<Vector3> points, ReadOnlySpan<Vector3> own, Plane seen, float eyeDistancePx)
    {
        float softPx = Softness * eyeDistancePx;
        float lipsPx = (Distance(points, MeshTopology.UpperLipOuter, MeshTopology.UpperLipInner) + Distance(points, MeshTopology.LowerLipOuter, MeshTopology.LowerLipInner)) / 2;
        float grownPx = Math.Min(OfLips * lipsPx, OfOpening * Distance(points, MeshTopology.UpperLipInner, MeshTopology.LowerLipInner));
        float marginPx = softPx + grownPx;
        (Plane hard, _region) = MeshOpening.Of(points, MeshTopology.LipsInnerLoop, softPx: 0, seen.Size, marginPx);
        Open(hard, points, own, seen);
        _inside = GaussianBlur.Apply(hard, softPx);
        _kept = GaussianBlur.Apply(grownPx >= 0.5f ? Morphology.Dilate(hard, grownPx) : hard, Math.Max(softPx, OfOpening * grownPx));
    }

    /// <summary>What the target's lips are multiplied by to look like the drawn ones.</summary>
    /// <param name="drawn">The source's face, linear light.</param>
    /// <param name="points">Where it is drawn.</param>
    /// <param name="target">Linear light.</param>
    /// <param name="own">Where the target's face is in that.</param>
    public static Vector3 LipsGain(Planes drawn, ReadOnlySpan<Vector3> points, Planes target, ReadOnlySpan<Vector3> own) =>
        RingColour.Mean(drawn, points, MeshTopology.LipsOuterLoop, MeshTopology.LipsInnerLoop) is { } to
        && RingColour.Mean(target, own, MeshTopology.LipsOuterLoop, MeshTopology.LipsInnerLoop) is { } from
            ? Vector3.Clamp(to / from, new(Darkest), new(Brightest))
            : Vector3.One;

    /// <summary>Takes what stays the target's away from where the source's texture is drawn.</summary>
    public void RemoveInPlace(Plane trust) => MeshOpening.RemoveInPlace(trust, _kept, _region);

    /// <summary>Gives the target's own lips their colour, after they were drawn.</summary>
    public void ColourInPlace(Planes drawn, Vector3 gain, float share)
    {
        for (int y = 0; y < _region.Height; y++)
        {
            for (int x = 0; x < _region.Width; x++)
            {
                float lips = share * Math.Max(0, _kept[x, y] - _inside[x, y]);
                for (int channel = 0; lips > 0 && channel < 3; channel++)
                {
                    drawn[channel][_region.X + x, _region.Y + y] *= 1 + (lips * (gain[channel] - 1));
                }
            }
        }
    }

    /// <summary>Opens the mouth as far as the parser sees it open, between the drawn lips' outer edges.</summary>
    private void Open(Plane opening, ReadOnlySpan<Vector3> points, ReadOnlySpan<Vector3> own, Plane seen)
    {
        (Plane lips, Region around) = MeshOpening.Of(points, MeshTopology.LipsOuterLoop, softPx: 0, seen.Size);
        Vector3 moved = default;
        foreach (int point in MeshTopology.LipsInnerLoop)
        {
            moved += (points[point] - own[point]) / MeshTopology.LipsInnerLoop.Length;
        }

        (int dx, int dy) = ((int)MathF.Round(moved.X), (int)MathF.Round(moved.Y));
        Region both = _region.Intersect(around);
        for (int y = both.Y; y < both.Bottom; y++)
        {
            for (int x = both.X; x < both.Right; x++)
            {
                (int column, int row) = (Math.Clamp(x - dx, 0, seen.Width - 1), Math.Clamp(y - dy, 0, seen.Height - 1));
                float open = Ramp.Smooth(ClosedTo, OpenFrom, seen[column, row]) * lips[x - around.X, y - around.Y];
                opening[x - _region.X, y - _region.Y] = Math.Max(opening[x - _region.X, y - _region.Y], open);
            }
        }
    }

    private static float Distance(ReadOnlySpan<Vector3> points, int one, int other) => Vector2.Distance(MeshPoints.Flat(points[one]), MeshPoints.Flat(points[other]));
}
