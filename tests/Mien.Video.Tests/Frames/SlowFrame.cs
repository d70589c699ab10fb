using Mien.Imaging.Geometry;
using Mien.Video.Frames;

namespace Mien.Video.Tests.Frames;

/// <summary>Frames read and written pixel by pixel in double, formula for formula: what the fast ways are held against.</summary>
internal sealed class SlowFrame(VideoFrame frame)
{
    private const double WholeChange = 1 / 8.0;

    private readonly PlanarFormat _format = frame.Format;
    private readonly SlowColour _colour = new(frame.Format, frame.Colours);

    public double[] Read(int x, int y) => _colour.ToSrgb(_colour.ToRgb(Codes(x, y)));

    /// <summary>The samples of the first three planes after a write: [plane][y·width + x], rounded.</summary>
    public int[][] Write(Region region, Func<int, int, double[]> colour, Func<int, int, bool> mask)
    {
        bool Masked(int x, int y) => x >= region.X && y >= region.Y && x < region.Right && y < region.Bottom && mask(x, y);
        int planes = _format.IsGray ? 1 : 3;
        int[][] result = [.. Enumerable.Range(0, planes).Select(AllSamples)];
        Dictionary<(int X, int Y), double[]> wishes = [];
        for (int y = region.Y; y < region.Bottom; y++)
        {
            for (int x = region.X; x < region.Right; x++)
            {
                if (Masked(x, y))
                {
                    double[] codes = Codes(x, y);
                    double[] changed = Changed(codes, colour(x, y));
                    result[0][(y * frame.Size.Width) + x] = Rounded(changed[0]);
                    wishes[(x, y)] = [0, changed[1] - codes[1], changed[2] - codes[2]];
                }
            }
        }

        for (int plane = 1; plane < planes; plane++)
        {
            Size size = _format.PlaneSize(frame.Size, plane);
            for (int row = 0; row < size.Height; row++)
            {
                for (int column = 0; column < size.Width; column++)
                {
                    double change = ChromaChange(plane, column, row, wishes);
                    int at = (row * size.Width) + column;
                    result[plane][at] = Rounded(result[plane][at] + change);
                }
            }
        }

        return result;
    }

    public int[] AllSamples(int plane)
    {
        byte[] bytes = frame.PlaneBytes(plane).ToArray();
        return _format.BytesPerSample == 1
            ? [.. bytes.Select(value => (int)value)]
            : [.. Enumerable.Range(0, bytes.Length / 2).Select(i => bytes[2 * i] | (bytes[(2 * i) + 1] << 8))];
    }

    /// <summary>As far as the colour is what is there already, what lies beyond sRGB is kept.</summary>
    private double[] Changed(double[] codes, double[] colour)
    {
        double[] stored = _colour.ToRgb(codes);
        double[] shown = _colour.ToSrgb(stored);
        double[] wanted = [.. colour.Select(value => Math.Clamp(value, 0, 1))];
        double kept = Math.Max(0, 1 - (wanted.Zip(shown, (a, b) => Math.Abs(a - b)).Max() / WholeChange));
        double[] from = _colour.FromSrgb(shown);
        double[] to = _colour.FromSrgb(wanted);
        return _colour.FromRgb([.. Enumerable.Range(0, 3).Select(i => to[i] + (kept * (stored[i] - from[i])))]);
    }

    private double ChromaChange(int plane, int column, int row, Dictionary<(int X, int Y), double[]> wishes)
    {
        int stepX = 1 << _format.ChromaShiftX;
        int stepY = 1 << _format.ChromaShiftY;
        double[] tapsX = Taps(stepX, centred: false);
        double[] tapsY = Taps(stepY, centred: true);
        (double tapSum, double tapWish, double cell, double masked, double cellWish) = (0, 0, 0, 0, 0);
        for (int j = -stepY; j < 2 * stepY; j++)
        {
            for (int i = -stepX; i < 2 * stepX; i++)
            {
                (int X, int Y) pixel = ((column * stepX) + i, (row * stepY) + j);
                bool inCell = i >= 0 && j >= 0 && i < stepX && j < stepY && pixel.X < frame.Size.Width && pixel.Y < frame.Size.Height;
                cell += inCell ? 1 : 0;
                if (wishes.TryGetValue(pixel, out double[]? wish))
                {
                    double tap = tapsX[i + stepX] * tapsY[j + stepY];
                    tapSum += tap;
                    tapWish += tap * wish[plane];
                    masked += inCell ? 1 : 0;
                    cellWish += inCell ? wish[plane] : 0;
                }
            }
        }

        return (masked / cell * tapWish) + (cellWish / cell * (1 - tapSum));
    }

    /// <summary>Least squares: the smallest weights whose sum over (share of this sample) is 1 and over (share of a neighbour) 0.</summary>
    private static double[] Taps(int step, bool centred)
    {
        double place = centred ? (step - 1) / 2.0 : 0;
        double[] share = [.. Enumerable.Range(-step, 3 * step).Select(pixel => 1 - Math.Abs((pixel - place) / step))];
        double own = share.Where(s => s >= 0).Sum(s => s * s);
        double others = share.Where(s => s >= 0).Sum(s => (1 - s) * (1 - s));
        double both = share.Where(s => s >= 0).Sum(s => s * (1 - s));
        return [.. share.Select(s => s < 0 ? 0 : ((others * s) - (both * (1 - s))) / ((own * others) - (both * both)))];
    }

    private double[] Codes(int x, int y) => [.. Enumerable.Range(0, 3).Select(plane => plane == 0
        ? Sample(0, x, y)
        : _format.IsGray ? 0 : Chroma(plane, x, y))];

    private double Chroma(int plane, int x, int y)
    {
        double across = (double)x / (1 << _format.ChromaShiftX);
        double down = (y - (((1 << _format.ChromaShiftY) - 1) / 2.0)) / (1 << _format.ChromaShiftY);
        (int left, int top) = ((int)Math.Floor(across), (int)Math.Floor(down));
        double Mixed(int row) =>
            (Sample(plane, left, row) * (1 - (across - left))) + (Sample(plane, left + 1, row) * (across - left));
        return (Mixed(top) * (1 - (down - top))) + (Mixed(top + 1) * (down - top));
    }

    /// <summary>Outside the plane its edge goes on.</summary>
    private int Sample(int plane, int x, int y)
    {
        Size size = _format.PlaneSize(frame.Size, plane);
        int at = (Math.Clamp(y, 0, size.Height - 1) * size.Width) + Math.Clamp(x, 0, size.Width - 1);
        Span<byte> bytes = frame.PlaneBytes(plane);
        return _format.BytesPerSample == 1 ? bytes[at] : bytes[2 * at] | (bytes[(2 * at) + 1] << 8);
    }

    private int Rounded(double code) => (int)Math.Floor(Math.Clamp(code, 0, (1 << _format.BitDepth) - 1) + 0.5);
}
