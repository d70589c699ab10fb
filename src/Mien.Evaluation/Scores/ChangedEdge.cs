using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Scores;

/// <summary>Where a result begins to differ from the untouched target: it is found from the pictures alone, so that any program's results can
/// be judged.</summary>
internal sealed class ChangedEdge
{
    /// <summary>In distances between the outer eye corners: how far changes are smoothed, and how wide the ring and the bands along it are.</summary>
    private const float Smoothing = 0.03f;
    private const float RingReach = 0.06f;
    private const float BandReach = 0.25f;

    /// <summary>A smaller change, in parts of the range, nobody sees.</summary>
    private const float LeastChange = 4 / 255f;

    /// <summary>Fewer places say nothing.</summary>
    private const int FewestPlaces = 50;

    private ChangedEdge(Plane ring, Plane inside, Plane outside)
    {
        Ring = ring;
        InnerBand = inside;
        OuterBand = outside;
    }

    /// <summary>Masks, 0 or 1: a narrow ring over the edge; a band inside of it and one outside.</summary>
    public Plane Ring { get; }

    public Plane InnerBand { get; }

    public Plane OuterBand { get; }

    /// <returns>Null when nothing, or everything, has changed: there is no edge.</returns>
    public static ChangedEdge? Find(Planes result, Planes target, float eyeDistancePx)
    {
        Plane change = new(target.Width, target.Height);
        for (int i = 0; i < change.Samples.Length; i++)
        {
            change.Samples[i] = Math.Max(
                Math.Abs(result.Red.Samples[i] - target.Red.Samples[i]),
                Math.Max(Math.Abs(result.Green.Samples[i] - target.Green.Samples[i]), Math.Abs(result.Blue.Samples[i] - target.Blue.Samples[i])));
        }

        change = GaussianBlur.Apply(change, Math.Max(0.7f, Smoothing * eyeDistancePx));
        Plane changed = new(change.Width, change.Height);
        Plane kept = new(change.Width, change.Height);
        for (int i = 0; i < change.Samples.Length; i++)
        {
            changed.Samples[i] = change.Samples[i] >= LeastChange ? 1 : 0;
            kept.Samples[i] = 1 - changed.Samples[i];
        }

        Plane inside = DistanceTransform.Inside(changed);
        Plane outside = DistanceTransform.Inside(kept);
        float ringPx = Math.Max(2, RingReach * eyeDistancePx);
        float bandPx = Math.Max(ringPx + 2, BandReach * eyeDistancePx);
        Region inner = Inner(change.Size, (int)MathF.Ceiling(bandPx)); // the picture's own edge is no edge of the change
        Plane ring = Where(inside, outside, inner, (within, beyond) => within <= ringPx && beyond <= ringPx);
        Plane innerBand = Where(inside, outside, inner, (within, beyond) => within > ringPx && within <= bandPx && beyond == 0);
        Plane outerBand = Where(inside, outside, inner, (within, beyond) => beyond > ringPx && beyond <= bandPx && within == 0);
        return Count(ring) < FewestPlaces || Count(innerBand) < FewestPlaces || Count(outerBand) < FewestPlaces ? null : new(ring, innerBand, outerBand);
    }

    private static Region Inner(Size size, int border) => new(border, border, Math.Max(0, size.Width - (2 * border)), Math.Max(0, size.Height - (2 * border)));

    private static int Count(Plane mask) => mask.Samples.Count(sample => sample > 0.5f);

    private static Plane Where(Plane inside, Plane outside, Region inner, Func<float, float, bool> holds)
    {
        Plane mask = new(inside.Width, inside.Height);
        for (int y = inner.Y; y < inner.Bottom; y++)
        {
            for (int x = inner.X; x < inner.Right; x++)
            {
                mask[x, y] = holds(inside[x, y], outside[x, y]) ? 1 : 0;
            }
        }

        return mask;
    }
}
