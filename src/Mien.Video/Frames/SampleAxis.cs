namespace Mien.Video.Frames;

/// <summary>Where the samples of a plane sit along one axis of the frame, and how they and the pixels make one another.</summary>
/// <remarks>Pixels are made of the two samples around them, by distance. The way back are <see cref="Taps"/>, the filter with the
/// least noise, no wider than that, which undoes this: samples come back from the pixels they made.</remarks>
internal sealed class SampleAxis
{
    private const int MostShift = 2;

    private static readonly SampleAxis[] s_alongRow = All(isCentred: false);
    private static readonly SampleAxis[] s_downColumn = All(isCentred: true);

    private readonly float _firstPlace;

    /// <param name="shift">log₂ of the pixels for one sample.</param>
    /// <param name="isCentred">Whether a sample sits in the middle of its pixels instead of on the first.</param>
    private SampleAxis(int shift, bool isCentred)
    {
        Shift = shift;
        _firstPlace = isCentred ? ((1 << shift) - 1) / 2f : 0;
        (int Pixel, double Share)[] reached =
        [
            .. Enumerable.Range(-(1 << shift), 3 << shift)
                .Select(pixel => (pixel, 1 - Math.Abs((pixel - _firstPlace) / (double)(1 << shift))))
                .Where(tap => tap.Item2 >= 0),
        ];

        // Weights own·share + others·(1 − share): with these of a sample's own pixels come 1, of its neighbours' 0.
        double own = reached.Sum(tap => tap.Share * tap.Share);
        double others = reached.Sum(tap => (1 - tap.Share) * (1 - tap.Share));
        double both = reached.Sum(tap => tap.Share * (1 - tap.Share));
        double determinant = (own * others) - (both * both);
        FirstTap = reached[0].Pixel;
        Taps = [.. reached.Select(tap => (float)(((others * tap.Share) - (both * (1 - tap.Share))) / determinant))];
        if (shift == 0)
        {
            (FirstTap, Taps) = (0, [1]);
        }
    }

    public int Shift { get; }

    /// <summary>The first pixel that <see cref="Taps"/> weigh, counted from the first of a sample's own pixels.</summary>
    public int FirstTap { get; }

    /// <summary>One weight per pixel, sum 1.</summary>
    public float[] Taps { get; }

    /// <summary>Along rows: chroma sits on the first of its pixels, as in MPEG-2, H.264, H.265 and DV.</summary>
    public static SampleAxis AlongRow(int shift) => s_alongRow[shift];

    /// <summary>Down columns: chroma sits in the middle of its rows, as in all of MPEG's standards.</summary>
    public static SampleAxis DownColumn(int shift) => s_downColumn[shift];

    /// <summary>The sample at or before a pixel (−1 before the first), and how much of the one after it is in the pixel.</summary>
    public (int Sample, float NextShare) Before(int pixel)
    {
        float place = (pixel - _firstPlace) / (1 << Shift);
        float sample = MathF.Floor(place);
        return ((int)sample, place - sample);
    }

    /// <summary>How many of a frame's pixels are a sample's own: fewer at the end of an odd length.</summary>
    public int PixelsIn(int sample, int length) => Math.Min(1 << Shift, length - (sample << Shift));

    private static SampleAxis[] All(bool isCentred) =>
        [.. Enumerable.Range(0, MostShift + 1).Select(shift => new SampleAxis(shift, isCentred))];
}
