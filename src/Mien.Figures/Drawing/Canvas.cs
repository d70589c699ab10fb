using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Figures.Drawing;

/// <summary>Draws smooth shapes, text and pictures into a picture, in place. Points are in pixels, (0, 0) the centre of the top-left one:
/// a line of width 1 at y = 5 fills row 5 exactly. What lies outside is left out. Edges and opacity mix the encoded values: in linear light
/// dark letters on white would look thin.</summary>
public sealed class Canvas
{
    private readonly Region _clip;

    public Canvas(Picture picture)
        : this(picture, Region.Of(picture.Size))
    {
    }

    private Canvas(Picture picture, Region clip)
    {
        Picture = picture;
        _clip = clip;
    }

    public Picture Picture { get; }

    /// <summary>A new picture of one colour.</summary>
    public static Canvas Of(Size size, Ink ground)
    {
        Canvas canvas = new(new Picture(size.Width, size.Height));
        canvas.Fill(Region.Of(size), ground);
        return canvas;
    }

    /// <summary>The same picture, of which only a region is drawn on.</summary>
    public Canvas Within(Region region) => new(Picture, _clip.Intersect(region));

    public void Fill(Region region, Ink ink) => Fill(new Box(region.X - 0.5f, region.Y - 0.5f, region.Width, region.Height), ink);

    /// <param name="box">Its edges may cut pixels, which are then covered in part.</param>
    public void Fill(Box box, Ink ink) => Paint([new(box.X, box.Y), new(box.Right, box.Bottom)], 0, ink, coverage => coverage.AddBox(box));

    /// <summary>Fills an outline that closes itself, by the even-odd rule.</summary>
    public void FillPolygon(ReadOnlySpan<Vector2> outline, Ink ink)
    {
        if (Visible(outline, 0) is { IsEmpty: false } region)
        {
            Vector2[] moved = Array.ConvertAll(outline.ToArray(), point => point - new Vector2(region.X, region.Y));
            Mix(region, Polygon.Fill(moved, region.Size), ink);
        }
    }

    /// <summary>The four sides of a box, centred on its edges.</summary>
    public void Frame(Box box, float widthPx, Ink ink) => Stroke(
        [new(box.X, box.Y), new(box.Right, box.Y), new(box.Right, box.Bottom), new(box.X, box.Bottom), new(box.X, box.Y)], widthPx, ink);

    public void Line(Vector2 from, Vector2 to, float widthPx, Ink ink) => Stroke([from, to], widthPx, ink);

    /// <summary>A line through points, with round corners and ends. One point is a dot, none is nothing.</summary>
    public void Stroke(IReadOnlyList<Vector2> points, float widthPx, Ink ink) => StrokeAll([points], widthPx, ink);

    /// <summary>Several lines as one shape: where they cross, a clear ink is not darker.</summary>
    public void StrokeAll(IReadOnlyList<IReadOnlyList<Vector2>> lines, float widthPx, Ink ink)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(widthPx);
        Paint([.. lines.SelectMany(line => line)], widthPx / 2, ink, coverage =>
        {
            foreach (IReadOnlyList<Vector2> line in lines)
            {
                coverage.AddPolyline(line, widthPx);
            }
        });
    }

    /// <summary>A line of dashes. The first begins at the first point; corners do not break the rhythm.</summary>
    public void Dash(IReadOnlyList<Vector2> points, float widthPx, float dashPx, float gapPx, Ink ink) =>
        StrokeAll(Dashes.Of(points, dashPx, gapPx), widthPx, ink);

    public void Disc(Vector2 centre, float radiusPx, Ink ink) => Stroke([centre], radiusPx * 2, ink);

    /// <summary>The outline of a disc, centred on its edge.</summary>
    public void Circle(Vector2 centre, float radiusPx, float widthPx, Ink ink)
    {
        int sides = Math.Max(16, (int)(radiusPx * 3));
        Vector2[] outline = new Vector2[sides + 1];
        for (int i = 0; i <= sides; i++)
        {
            (float sine, float cosine) = MathF.SinCos(i * MathF.Tau / sides);
            outline[i] = centre + (radiusPx * new Vector2(cosine, sine));
        }

        Stroke(outline, widthPx, ink);
    }

    /// <summary>One line of text.</summary>
    /// <param name="anchor">On the baseline (the lower edge of an E): the text's left end, middle or right end. Letters are set on whole
    /// pixels, so that they stay sharp; the text may begin up to half a pixel beside the anchor.</param>
    public void Write(string text, Vector2 anchor, TextStyle style, TextAlign align = TextAlign.Left) =>
        TextLine.Set(text, style).DrawOn(this, anchor, align, style.Ink);

    /// <summary>Scales a frame into a region, which need not be of its shape; it is copied when it has that size.</summary>
    public void Place(IFrame frame, Region region)
    {
        Region visible = region.Intersect(_clip);
        if (visible.IsEmpty)
        {
            return;
        }

        Region target = region with { X = region.X - visible.X, Y = region.Y - visible.Y };
        Planes planes = Resampler.Warp(frame, Affine2.Fit(Region.Of(frame.Size), target), visible.Size);
        Plane everywhere = new(visible.Width, visible.Height);
        everywhere.Samples.AsSpan().Fill(1);
        Picture.Write(visible, planes, everywhere);
    }

    /// <summary>Mixes in what a shape covers.</summary>
    /// <param name="points">Between which the shape lies.</param>
    /// <param name="marginPx">How far it goes beyond them.</param>
    internal void Paint(ReadOnlySpan<Vector2> points, float marginPx, Ink ink, Action<Coverage> add)
    {
        if (Visible(points, marginPx) is { IsEmpty: false } region)
        {
            Coverage coverage = new(region);
            add(coverage);
            Mix(region, coverage.Shares, ink);
        }
    }

    /// <summary>The pixels inside the clip that a shape may touch.</summary>
    private Region Visible(ReadOnlySpan<Vector2> points, float marginPx)
    {
        if (points.IsEmpty)
        {
            return default;
        }

        Box box = Box.Around(points);
        (int left, int top) = (Whole(box.X - marginPx - 0.5f), Whole(box.Y - marginPx - 0.5f));
        (int right, int bottom) = (Whole(box.Right + marginPx + 1.5f), Whole(box.Bottom + marginPx + 1.5f));
        return new Region(left, top, right - left, bottom - top).Intersect(_clip);

        // Far beyond any picture, yet still a whole number.
        static int Whole(float edge) => (int)Math.Clamp(MathF.Floor(edge), -1e8f, 1e8f);
    }

    private void Mix(Region region, Plane shares, Ink ink)
    {
        for (int y = 0; y < region.Height; y++)
        {
            Span<byte> row = Picture.Rgb.AsSpan((((region.Y + y) * Picture.Width) + region.X) * 3, region.Width * 3);
            Span<float> covered = shares.Row(y);
            for (int x = 0; x < covered.Length; x++)
            {
                float share = covered[x] * ink.Opacity;
                if (share > 0)
                {
                    row[3 * x] = Mix(row[3 * x], ink.Red, share);
                    row[(3 * x) + 1] = Mix(row[(3 * x) + 1], ink.Green, share);
                    row[(3 * x) + 2] = Mix(row[(3 * x) + 2], ink.Blue, share);
                }
            }
        }
    }

    private static byte Mix(byte ground, byte ink, float share) => (byte)(ground + (share * (ink - ground)) + 0.5f);
}
