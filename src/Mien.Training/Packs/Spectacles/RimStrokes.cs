using System.Numerics;
using Mien.Imaging.Geometry;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Spectacles;

/// <summary>Lines of some width, as tubes: how much of each pixel they cover, and where across the tube a pixel lies.</summary>
internal sealed class RimStrokes(Size size)
{
    /// <summary>As a label a line is no thinner than this, half of it, in pixels: what is thinner cannot be kept without what is beside it.</summary>
    private const float LeastLabelPx = 1.2f;

    private readonly float[] _offset = new float[size.Width * size.Height];
    private readonly Vector2[] _aside = new Vector2[size.Width * size.Height];

    /// <summary>0 … 1.</summary>
    public Plane Cover { get; } = new(size.Width, size.Height);

    /// <summary>The same as a label, 0 … 1.</summary>
    public Plane Label { get; } = new(size.Width, size.Height);

    /// <summary>Where across the tube a pixel's middle lies, −1 … 1, and which way 1 is.</summary>
    public (float Offset, Vector2 Aside) At(int pixel) => (_offset[pixel], _aside[pixel]);

    /// <param name="halfWidthPx">At each point.</param>
    /// <param name="isLabelled">Whether a point is to be marked.</param>
    public void Add(IReadOnlyList<Vector2> line, bool isClosed, Func<int, float> halfWidthPx, Func<int, bool>? isLabelled = null)
    {
        for (int i = isClosed ? 0 : 1; i < line.Count; i++)
        {
            int before = i == 0 ? line.Count - 1 : i - 1;
            bool isMarked = isLabelled is null || (isLabelled(i) && isLabelled(before));
            AddPiece(line[before], line[i], halfWidthPx(before), halfWidthPx(i), isMarked);
        }
    }

    private void AddPiece(Vector2 from, Vector2 to, float fromHalf, float toHalf, bool isMarked)
    {
        float reach = Math.Max(LeastLabelPx, Math.Max(fromHalf, toHalf)) + 1;
        int left = Math.Max(0, (int)(Math.Min(from.X, to.X) - reach)), right = Math.Min(size.Width - 1, (int)(Math.Max(from.X, to.X) + reach + 1));
        int top = Math.Max(0, (int)(Math.Min(from.Y, to.Y) - reach)), end = Math.Min(size.Height - 1, (int)(Math.Max(from.Y, to.Y) + reach + 1));
        Vector2 way = to - from;
        float length = Math.Max(way.LengthSquared(), 1e-6f);
        Vector2 aside = Vector2.Normalize(new Vector2(-way.Y, way.X) + new Vector2(1e-6f));
        for (int y = top; y <= end; y++)
        {
            for (int x = left; x <= right; x++)
            {
                Vector2 place = new Vector2(x, y) - from;
                float along = Math.Clamp(Vector2.Dot(place, way) / length, 0, 1), half = float.Lerp(fromHalf, toHalf, along);
                float away = (place - (way * along)).Length();
                int at = (y * size.Width) + x;
                float cover = Math.Min(Math.Clamp(half + 0.5f - away, 0, 1), 2 * half);
                if (cover > Cover.Samples[at])
                {
                    Cover.Samples[at] = cover;
                    (_offset[at], _aside[at]) = (Math.Clamp(Vector2.Dot(place, aside) / Math.Max(half, 0.5f), -1, 1), aside);
                }

                if (isMarked)
                {
                    Label.Samples[at] = Math.Max(Label.Samples[at], Math.Clamp(Math.Max(half, LeastLabelPx) + 0.5f - away, 0, 1));
                }
            }
        }
    }
}
