using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Figures.Drawing;

/// <summary>How much of each pixel a shape covers. Parts of one shape may overlap without showing: the largest share counts.</summary>
/// <param name="region">Where the shape is looked at; all else is left out.</param>
internal sealed class Coverage(Region region)
{
    public Region Region { get; } = region;

    public Plane Shares { get; } = new(region.Width, region.Height);

    /// <summary>Lines from each point to the next; a disc when there is but one.</summary>
    public void AddPolyline(IReadOnlyList<Vector2> points, float widthPx)
    {
        for (int i = Math.Min(1, points.Count - 1); i >= 0 && i < points.Count; i++)
        {
            AddLine(points[Math.Max(0, i - 1)], points[i], widthPx);
        }
    }

    /// <summary>A straight line with round ends; a disc when both ends are one point.</summary>
    public void AddLine(Vector2 from, Vector2 to, float widthPx)
    {
        float radius = widthPx / 2;
        float reach = radius + 0.5f;
        Vector2 along = to - from;
        float squared = along.LengthSquared();
        (int top, int bottom) = Rows(Math.Min(from.Y, to.Y) - reach, Math.Max(from.Y, to.Y) + reach);
        for (int y = top; y < bottom; y++)
        {
            // Along a row only the pixels near the part of the line that passes within reach are touched.
            (float low, float high) = (0, 1);
            if (along.Y != 0)
            {
                (float first, float second) = ((y - reach - from.Y) / along.Y, (y + reach - from.Y) / along.Y);
                (low, high) = (Math.Clamp(Math.Min(first, second), 0, 1), Math.Clamp(Math.Max(first, second), 0, 1));
            }

            (float start, float end) = (from.X + (low * along.X), from.X + (high * along.X));
            (int left, int right) = Columns(Math.Min(start, end) - reach, Math.Max(start, end) + reach);
            for (int x = left; x < right; x++)
            {
                Vector2 spoke = new Vector2(x, y) - from;
                float share = squared > 0 ? Math.Clamp(Vector2.Dot(spoke, along) / squared, 0, 1) : 0;
                float distance = (spoke - (share * along)).Length();
                Cover(x, y, Math.Min(distance + 0.5f, radius) - Math.Max(distance - 0.5f, -radius));
            }
        }
    }

    /// <summary>Exact at the edges, wherever in a pixel they lie.</summary>
    public void AddBox(Box box)
    {
        (int top, int bottom) = Rows(box.Y - 0.5f, box.Bottom + 0.5f);
        (int left, int right) = Columns(box.X - 0.5f, box.Right + 0.5f);
        for (int y = top; y < bottom; y++)
        {
            float height = Math.Min(y + 0.5f, box.Bottom) - Math.Max(y - 0.5f, box.Y);
            for (int x = left; x < right && height > 0; x++)
            {
                Cover(x, y, height * (Math.Min(x + 0.5f, box.Right) - Math.Max(x - 0.5f, box.X)));
            }
        }
    }

    private void Cover(int x, int y, float share)
    {
        ref float covered = ref Shares.Row(y - Region.Y)[x - Region.X];
        covered = Math.Clamp(share, covered, 1);
    }

    private (int First, int End) Rows(float low, float high) => Whole(low, high, Region.Y, Region.Bottom);

    private (int First, int End) Columns(float low, float high) => Whole(low, high, Region.X, Region.Right);

    private static (int First, int End) Whole(float low, float high, int first, int end) =>
        ((int)Math.Clamp(MathF.Ceiling(low), first, end), (int)Math.Clamp(MathF.Floor(high) + 1, first, end));
}
