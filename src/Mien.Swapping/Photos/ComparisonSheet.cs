using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Photos;

/// <summary>Several pictures side by side at one height, left to right, on white.</summary>
public static class ComparisonSheet
{
    private const int GapPx = 8;

    /// <param name="pictures">At least one.</param>
    /// <param name="height">Of the sheet in pixels; each picture is scaled to it.</param>
    public static Picture Of(IReadOnlyList<IFrame> pictures, int height)
    {
        ArgumentOutOfRangeException.ThrowIfZero(pictures.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        int[] widths = [.. pictures.Select(picture => Math.Max(1, (int)Math.Round((double)picture.Size.Width * height / picture.Size.Height)))];
        Picture sheet = new(widths.Sum() + (GapPx * (pictures.Count - 1)), height);
        sheet.Rgb.AsSpan().Fill(255);
        int left = 0;
        for (int i = 0; i < pictures.Count; i++)
        {
            Planes scaled = Scale(pictures[i], new(widths[i], height));
            Plane everywhere = new(widths[i], height);
            everywhere.Samples.AsSpan().Fill(1);
            sheet.Write(new(left, 0, widths[i], height), scaled, everywhere);
            left += widths[i] + GapPx;
        }

        return sheet;
    }

    private static Planes Scale(IFrame picture, Size size) => picture.Size == size
        ? picture.Read(Region.Of(size))
        : Resampler.Warp(picture, Affine2.Fit(Region.Of(picture.Size), Region.Of(size)), size);
}
