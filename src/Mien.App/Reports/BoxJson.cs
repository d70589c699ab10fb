using Mien.Imaging.Geometry;

namespace Mien.App.Reports;

/// <summary>A face's box in pixels; (0, 0) is the centre of the top-left pixel.</summary>
public sealed record BoxJson(double X, double Y, double Width, double Height)
{
    public static BoxJson Of(Box box) => new(Round(box.X), Round(box.Y), Round(box.Width), Round(box.Height));

    private static double Round(float pixels) => Math.Round(pixels, 2);
}
