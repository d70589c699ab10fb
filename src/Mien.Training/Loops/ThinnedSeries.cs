namespace Mien.Training.Loops;

/// <summary>A long series in bounded memory: neighbours are averaged as it grows, so that it keeps its shape.</summary>
internal sealed class ThinnedSeries
{
    private const int Most = 1024;
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private int _every = 1;
    private int _open;
    private double _sumX;
    private double _sumY;

    public IReadOnlyList<double> X => _x;

    public IReadOnlyList<double> Y => _y;

    public void Add(double x, double y)
    {
        _sumX += x;
        _sumY += y;
        if (++_open < _every)
        {
            return;
        }

        _x.Add(_sumX / _open);
        _y.Add(_sumY / _open);
        (_sumX, _sumY, _open) = (0, 0, 0);
        if (_x.Count == Most)
        {
            Halve(_x);
            Halve(_y);
            _every *= 2;
        }
    }

    private static void Halve(List<double> values)
    {
        for (int i = 0; i < values.Count / 2; i++)
        {
            values[i] = (values[2 * i] + values[(2 * i) + 1]) / 2;
        }

        values.RemoveRange(values.Count / 2, values.Count / 2);
    }
}
