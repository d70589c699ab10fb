using System.Numerics;
using Mien.Figures.Drawing;

namespace Mien.Figures.Plots;

/// <summary>The names of a panel's series beside its caption, or in rows below where they do not fit there.</summary>
internal sealed class Legend
{
    private readonly PlotLook _look;
    private readonly List<(Series Series, int Index, int Row, float Left)> _entries = [];

    public Legend(Panel panel, PlotLook look, float widthPx)
    {
        _look = look;
        string caption = panel.Y.Caption;
        float between = look.Px(18);
        (Series Series, int Index)[] named = [.. panel.Series.Select((series, i) => (series, i)).Where(entry => entry.series.Name.Length > 0)];
        float[] widths = [.. named.Select(entry => SampleWidth(entry.Series) + look.LabelGap + look.Text.WidthOf(entry.Series.Name))];
        float total = widths.Sum() + (between * Math.Max(0, widths.Length - 1));
        float beside = caption.Length == 0 ? 0 : look.Text.WidthOf(caption) + look.Px(24);
        int row = beside > 0 && total > widthPx - beside ? 1 : 0;
        float left = row == 0 && total <= widthPx - beside ? widthPx - total : 0;
        for (int i = 0; i < named.Length; i++)
        {
            if (left > 0 && left + widths[i] > widthPx + 0.5f)
            {
                (row, left) = (row + 1, 0);
            }

            _entries.Add((named[i].Series, named[i].Index, row, left));
            left += widths[i] + between;
        }

        Rows = caption.Length == 0 && named.Length == 0 ? 0 : row + 1;
    }

    /// <summary>Lines of text that caption and legend take up.</summary>
    public int Rows { get; }

    /// <param name="left">Of the panel.</param>
    /// <param name="baseline">Of the first row.</param>
    public void Draw(Canvas canvas, float left, float baseline)
    {
        foreach ((Series series, int index, int row, float x) in _entries)
        {
            Vector2 start = new(left + x, baseline + (row * _look.LineHeight));
            Vector2 middle = start - new Vector2(0, MathF.Round(_look.Text.CapHeightPx / 2));
            new SeriesPainter(series, index, _look).DrawSample(canvas, middle, middle + new Vector2(SampleWidth(series), 0));
            canvas.Write(series.Name, start + new Vector2(SampleWidth(series) + _look.LabelGap, 0), _look.Text);
        }
    }

    private int SampleWidth(Series series) => _look.Px(series.Kind == SeriesKind.Points ? 8 : 20);
}
