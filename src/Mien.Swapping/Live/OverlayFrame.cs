using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Live;

/// <summary>A frame on which may be drawn without changing it: what is written lies over it and is seen by whoever reads here.</summary>
public sealed class OverlayFrame(IFrame frame) : IFrame
{
    private readonly List<(Region Region, Planes Planes, Plane Mask)> _patches = [];

    public Size Size => frame.Size;

    /// <summary>Around all that was written; null when nothing was.</summary>
    public Region? Written => _patches.Count == 0 ? null : _patches.Select(patch => patch.Region).Aggregate(Around);

    public Planes Read(Region region)
    {
        Planes planes = frame.Read(region);
        LayInPlace(planes, region);
        return planes;
    }

    /// <summary>Lays what was written over the frame's own pixels.</summary>
    /// <param name="planes">What <paramref name="region"/> shows without it.</param>
    public void LayInPlace(Planes planes, Region region)
    {
        foreach ((Region place, Planes patch, Plane mask) in _patches)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                (Plane from, Plane to) = (patch[channel], planes[channel]);
                ForEachRow(region, place, (at, row, column, count) =>
                {
                    Lay(from.Row(row).Slice(column, count), mask.Row(row).Slice(column, count), to.Samples.AsSpan(at, count));
                });
            }
        }
    }

    /// <summary>How much of each pixel was said to be replaced, 0 … 1; the most of all writes.</summary>
    public Plane ReadMask(Region region)
    {
        Plane read = new(region.Width, region.Height);
        foreach ((Region place, _, Plane mask) in _patches)
        {
            ForEachRow(region, place, (at, row, column, count) =>
            {
                ReadOnlySpan<float> written = mask.Row(row).Slice(column, count);
                Span<float> most = read.Samples.AsSpan(at, count);
                for (int i = 0; i < count; i++)
                {
                    most[i] = Math.Max(most[i], written[i]);
                }
            });
        }

        return read;
    }

    /// <summary>Keeps copies: writers use their planes again.</summary>
    public void Write(Region region, Planes planes, Plane mask)
    {
        _patches.Add((region, planes.Clone(), mask.Clone()));
    }

    /// <summary>Copies where the mask is above 0.</summary>
    private static void Lay(ReadOnlySpan<float> from, ReadOnlySpan<float> mask, Span<float> to)
    {
        int i = 0;
        for (; i <= to.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<int> isWritten = Vector.GreaterThan(new Vector<float>(mask[i..]), Vector<float>.Zero);
            Vector.ConditionalSelect(isWritten, new(from[i..]), new Vector<float>(to[i..])).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] = mask[i] > 0 ? from[i] : to[i];
        }
    }

    /// <param name="copy">Takes the place in the region's planes, row and first column in the patch, and how many pixels both have there.</param>
    private static void ForEachRow(Region region, Region patch, Action<int, int, int, int> copy)
    {
        Region common = region.Intersect(patch);
        for (int y = common.Y; y < common.Bottom; y++)
        {
            copy(((y - region.Y) * region.Width) + common.X - region.X, y - patch.Y, common.X - patch.X, common.Width);
        }
    }

    private static Region Around(Region one, Region other)
    {
        (int x, int y) = (Math.Min(one.X, other.X), Math.Min(one.Y, other.Y));
        return new(x, y, Math.Max(one.Right, other.Right) - x, Math.Max(one.Bottom, other.Bottom) - y);
    }
}
