namespace Mien.Imaging.Masks;

/// <summary>Turns distances within columns into distances in the plane, one row at a time, with memory for one row.</summary>
internal sealed class DistanceRow
{
    private readonly double _most;
    private readonly double _mostSquare;

    // Of each parabola on the envelope: its place, its height there, and where it begins to be the lowest.
    private readonly int[] _places;
    private readonly double[] _heights;
    private readonly double[] _starts;

    /// <param name="width">Of the longest row.</param>
    /// <param name="mostPx">Greater distances are given as this; it may be infinite.</param>
    public DistanceRow(int width, double mostPx)
    {
        (_most, _mostSquare) = (mostPx, mostPx * mostPx);
        _places = new int[width + 2];
        _heights = new double[width + 2];
        _starts = new double[width + 3];
    }

    /// <param name="row">Distances along the columns, 0 outside; replaced by distances in the plane.</param>
    public void Run(Span<float> row)
    {
        // A sample outside is nearer than all behind it, so that each run of samples inside stands alone.
        int x = 0;
        while (x < row.Length)
        {
            int length = row[x..].IndexOf(0f);
            length = length < 0 ? row.Length - x : length;
            if (length > 0)
            {
                RunInside(row.Slice(x, length));
            }

            x += length + 1;
        }
    }

    private void RunInside(Span<float> run)
    {
        // Place −1 and place run.Length are outside.
        int last = 0;
        _places[0] = -1;
        _heights[0] = 0;
        _starts[0] = double.NegativeInfinity;
        for (int place = 0; place <= run.Length; place++)
        {
            double height = place < run.Length ? (double)run[place] * run[place] : 0;
            if (height >= _mostSquare)
            {
                continue; // lies nowhere below the limit
            }

            double start = Meet(last, place, height);
            while (start <= _starts[last])
            {
                last--;
                start = Meet(last, place, height);
            }

            last++;
            _places[last] = place;
            _heights[last] = height;
            _starts[last] = start;
        }

        _starts[last + 1] = double.PositiveInfinity;
        int lowest = 0;
        for (int x = 0; x < run.Length; x++)
        {
            while (_starts[lowest + 1] < x)
            {
                lowest++;
            }

            double dx = x - _places[lowest];
            double square = (dx * dx) + _heights[lowest];
            run[x] = square < _mostSquare ? MathF.Sqrt((float)square) : (float)_most;
        }
    }

    /// <summary>From where on the new parabola is lower than one on the envelope.</summary>
    private double Meet(int index, int place, double height)
    {
        double other = _places[index];
        return (place + other + ((height - _heights[index]) / (place - other))) / 2;
    }
}
