using Mien.Figures.Drawing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Figures.Plots;

/// <summary>Gives everything in a plot its place, and draws it.</summary>
internal sealed class PlotPainter
{
    /// <summary>Intervals of a y axis, however high.</summary>
    private const int MostRows = 8;

    private readonly Plot _plot;
    private readonly PlotLook _look;
    private readonly AxisMap[] _ys;
    private readonly AxisMap _x;
    private readonly Legend[] _legends;
    private readonly int _left;
    private readonly int _width;
    private readonly int _shadeStrip;

    public PlotPainter(Plot plot)
    {
        _plot = plot;
        _look = new(plot.TextSizePx);
        _ys = [.. plot.Panels.Select(YMap)];
        float labels = _ys.Max(y => y.Ticks.Select(tick => _look.Label.WidthOf(tick.Label)).DefaultIfEmpty().Max());
        _left = _look.Margin + (int)MathF.Ceiling(labels) + _look.LabelGap + _look.TickLength + 1;
        _width = plot.WidthPx - _left - _look.Margin - _look.Px(6);
        _x = XMap();
        float overhang = _x.Ticks.Select(tick => _x.Pixel(tick.Value) + (_look.Label.WidthOf(tick.Label) / 2)).DefaultIfEmpty().Max()
            - (plot.WidthPx - (_look.Margin / 2f));
        if (overhang > 0)
        {
            _width -= (int)MathF.Ceiling(overhang);
            _x = XMap();
        }

        _legends = [.. plot.Panels.Select(panel => new Legend(panel, _look, _width))];
        _shadeStrip = plot.Ranges.Any(range => range.Label.Length > 0) ? _look.LineHeight : 0;
    }

    public Picture Draw()
    {
        Region[] areas = Areas();
        int height = areas[^1].Bottom + _look.TickLength + _look.LabelGap + _look.LineHeight
            + (_plot.X.Caption.Length > 0 ? _look.LineHeight + _look.Px(2) : 0) + (_look.Margin / 2);
        Canvas canvas = Canvas.Of(new(_plot.WidthPx, height), PlotLook.Ground);
        if (_plot.Title.Length > 0)
        {
            string title = _look.Title.Shorten(_plot.Title, _plot.WidthPx - (2 * _look.Margin));
            canvas.Write(title, new(_look.Margin, _look.Margin + _look.Title.CapHeightPx), _look.Title);
        }

        for (int i = 0; i < areas.Length; i++)
        {
            AxisMap y = _ys[i] with { FromPx = areas[i].Bottom - 1, ToPx = areas[i].Y };
            new PanelPainter(_plot.Panels[i], areas[i], _x, y, _look).Draw(canvas, _plot.Ranges);
            float baseline = areas[i].Y - (i == 0 ? _shadeStrip : 0) - _look.Px(9) - ((_legends[i].Rows - 1) * _look.LineHeight);
            canvas.Write(_plot.Panels[i].Y.Caption, new(_left, baseline), _look.Text);
            _legends[i].Draw(canvas, _left, baseline);
        }

        DrawRangeLabels(canvas, areas[0].Y);
        DrawXAxis(canvas, areas[^1].Bottom);
        return canvas.Picture;
    }

    private AxisMap YMap(Panel panel)
    {
        int most = Math.Clamp(panel.HeightPx / (2 * _look.LineHeight), 2, MostRows);
        IEnumerable<double> values = panel.Series.SelectMany(series => series.Y).Concat(panel.Levels.Select(level => level.Value));
        AxisRange data = AxisRange.Around(panel.Y, values);
        AxisRange range = (HasPoints(panel.Series) ? data.Padded(panel.Y) : data).ToTicks(panel.Y, most);
        return new(panel.Y.Scale, range, Ticks.Of(panel.Y.Scale, range.Low, range.High, most), 0, 0);
    }

    private AxisMap XMap()
    {
        Series[] all = [.. _plot.Panels.SelectMany(panel => panel.Series)];
        IEnumerable<double> edges = _plot.Ranges.SelectMany(range => new[] { range.From, range.To });
        AxisRange range = AxisRange.Around(_plot.X, all.SelectMany(series => series.X).Concat(edges));
        if (HasPoints(all))
        {
            range = range.Padded(_plot.X);
        }

        AxisMap map = new(_plot.X.Scale, range, [], _left, _left + _width - 1);
        for (int most = Math.Max(2, _width / _look.Px(60)); most > 0 && (map.Ticks.Count == 0 || !Fits(map)); most--)
        {
            map = map with { Ticks = Ticks.Of(_plot.X.Scale, range.Low, range.High, most) };
        }

        return map;
    }

    private static bool HasPoints(IEnumerable<Series> series) => series.Any(one => one.Kind != SeriesKind.Line);

    /// <summary>Whether the labels stand apart.</summary>
    private bool Fits(AxisMap x)
    {
        float end = float.NegativeInfinity;
        foreach (Tick tick in x.Ticks)
        {
            float half = _look.Label.WidthOf(tick.Label) / 2;
            float middle = x.Pixel(tick.Value);
            if (middle - half < end + _look.Px(16))
            {
                return false;
            }

            end = middle + half;
        }

        return true;
    }

    private Region[] Areas()
    {
        int top = _look.Margin + (_plot.Title.Length > 0 ? (int)_look.Title.LineHeightPx + _look.Px(2) : 0) + _shadeStrip;
        Region[] areas = new Region[_plot.Panels.Count];
        for (int i = 0; i < areas.Length; i++)
        {
            top += _legends[i].Rows > 0 ? (_legends[i].Rows * _look.LineHeight) + _look.Px(4) : 0;
            areas[i] = new(_left, top, _width, _plot.Panels[i].HeightPx);
            top = areas[i].Bottom + _look.Px(14);
        }

        return areas;
    }

    private void DrawRangeLabels(Canvas canvas, int bottom)
    {
        foreach (ShadedRange range in _plot.Ranges.Where(_ => _shadeStrip > 0))
        {
            Box strip = PanelPainter.ColumnsOf(range, _x) with { Y = bottom - _shadeStrip - 0.5f, Height = _shadeStrip };
            canvas.Fill(strip, PanelPainter.Tint(range));
            if (_look.Label.WidthOf(range.Label) <= strip.Width - _look.LabelGap)
            {
                canvas.Write(range.Label, new(strip.Centre.X, strip.Centre.Y + _look.HalfCap), _look.Label, TextAlign.Centre);
            }
        }
    }

    private void DrawXAxis(Canvas canvas, int top)
    {
        float baseline = top + _look.TickLength + _look.LabelGap + _look.Label.CapHeightPx;
        foreach (Tick tick in _x.Ticks)
        {
            canvas.Write(tick.Label, new(_x.Pixel(tick.Value), baseline), _look.Label, TextAlign.Centre);
        }

        canvas.Write(_plot.X.Caption, new(_left + (_width / 2f), baseline + _look.LineHeight + _look.Px(3)), _look.Text, TextAlign.Centre);
    }
}
