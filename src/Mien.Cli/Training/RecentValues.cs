namespace Mien.Cli.Training;

/// <summary>How a number went lately: its mean and a small curve of letters.</summary>
internal sealed class RecentValues
{
    private const string Heights = "▁▂▃▄▅▆▇█";
    private const int Cells = 40;
    private const int OfMean = 50;
    private readonly List<double> _means = [];
    private readonly Queue<double> _last = new();
    private double _sum;
    private int _open;
    private int _every = 1;

    /// <summary>Of the last fifty.</summary>
    public double Mean => _last.Average();

    /// <summary>The whole way in forty letters at most; each is the mean of its stretch.</summary>
    public string Sparkline
    {
        get
        {
            if (_means.Count < 2)
            {
                return "";
            }

            (double low, double high) = (_means.Min(), _means.Max());
            return string.Concat(_means.Select(mean => Heights[high > low ? (int)((mean - low) / (high - low) * (Heights.Length - 1)) : 0]));
        }
    }

    public void Add(double value)
    {
        _last.Enqueue(value);
        if (_last.Count > OfMean)
        {
            _last.Dequeue();
        }

        _sum += value;
        if (++_open < _every)
        {
            return;
        }

        _means.Add(_sum / _open);
        (_sum, _open) = (0, 0);
        if (_means.Count == Cells)
        {
            double[] halved = [.. _means.Chunk(2).Select(pair => pair.Average())];
            _means.Clear();
            _means.AddRange(halved);
            _every *= 2;
        }
    }
}
