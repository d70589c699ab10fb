using Mien.Figures.Drawing;
using Mien.Imaging.Pixels;

namespace Mien.Jobs.Photos;

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
        Canvas canvas = Canvas.Of(new(widths.Sum() + (GapPx * (pictures.Count - 1)), height), Ink.White);
        int left = 0;
        for (int i = 0; i < pictures.Count; i++)
        {
            canvas.Place(pictures[i], new(left, 0, widths[i], height));
            left += widths[i] + GapPx;
        }

        return canvas.Picture;
    }
}
