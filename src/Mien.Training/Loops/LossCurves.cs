using Mien.Figures.Drawing;
using Mien.Figures.Plots;
using Mien.Imaging.Pixels;

namespace Mien.Training.Loops;

/// <summary>Draws what was measured over the steps: one field for each name before a "/", what is held out beside what is learned from.</summary>
internal static class LossCurves
{
    private static readonly Ink s_learned = Ink.Of("0072B2");
    private static readonly Ink[] s_heldOut = [Ink.Of("D55E00"), Ink.Of("8A8A8A"), Ink.Of("009E73")];

    public static Picture Draw(string title, IReadOnlyDictionary<string, ThinnedSeries> measured) => new Plot
    {
        Title = title,
        X = new() { Title = "step" },
        Panels = [.. measured.GroupBy(entry => FieldOf(entry.Key)).Select(field => PanelOf(field.Key, [.. field]))],
        TextSizePx = 15,
        WidthPx = 1100,
    }.Draw();

    private static string FieldOf(string name) => OwnName(name).Split('/')[0];

    private static string OwnName(string name) => IsHeldOut(name) ? name[MetricsLog.HeldOutPrefix.Length..] : name;

    private static bool IsHeldOut(string name) => name.StartsWith(MetricsLog.HeldOutPrefix, StringComparison.Ordinal);

    private static Panel PanelOf(string field, KeyValuePair<string, ThinnedSeries>[] entries)
    {
        KeyValuePair<string, ThinnedSeries>[] learned = [.. entries.Where(entry => !IsHeldOut(entry.Key))];
        KeyValuePair<string, ThinnedSeries>[] heldOut = [.. entries.Where(entry => IsHeldOut(entry.Key))];
        return new()
        {
            Y = new() { Title = field.Replace('_', ' '), Scale = ScaleOf(entries.SelectMany(entry => entry.Value.Y)) },
            HeightPx = 220,
            Series =
            [
                .. learned.Select(entry => Line("", entry.Value, s_learned.WithOpacity(0.25f))),
                .. learned.Select(entry => Line(LabelOf(entry.Key), entry.Value, s_learned) with { Y = Smooth(entry.Value.Y) }),
                .. heldOut.Select((entry, i) => Line($"{LabelOf(entry.Key)} (held out)", entry.Value, s_heldOut[i % s_heldOut.Length]) with { Kind = SeriesKind.LineAndPoints }),
            ],
        };
    }

    private static Series Line(string name, ThinnedSeries series, Ink ink) => new() { Name = name, X = series.X, Y = series.Y, Ink = ink };

    private static string LabelOf(string name) => OwnName(name).Split('/')[^1].Replace('_', ' ');

    private static AxisScale ScaleOf(IEnumerable<double> values)
    {
        const double wide = 8;
        double[] all = [.. values];
        return all.Length > 0 && all.Min() > 0 && all.Max() > wide * all.Min() ? AxisScale.Log : AxisScale.Linear;
    }

    /// <summary>A moving average over a fiftieth of the way, corrected for its beginning.</summary>
    private static double[] Smooth(IReadOnlyList<double> values)
    {
        double keep = 1 - (1 / Math.Max(1, values.Count / 50.0));
        (double sum, double weight) = (0, 0);
        return
        [
            .. values.Select(value =>
            {
                (sum, weight) = ((sum * keep) + value, (weight * keep) + 1);
                return sum / weight;
            }),
        ];
    }
}
