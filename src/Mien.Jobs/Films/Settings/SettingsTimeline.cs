using Mien.Swapping;

namespace Mien.Jobs.Films.Settings;

/// <summary>How a swap should look, and where in the film it should look otherwise.</summary>
public sealed record SettingsTimeline
{
    public SwapSettings Usual { get; init; } = new();

    /// <summary>Later ones win over earlier ones.</summary>
    public IReadOnlyList<SettingsRange> Ranges { get; init; } = [];

    /// <returns>A strength of 0 where nothing is swapped.</returns>
    public SwapSettings At(TimeSpan time)
    {
        SwapSettings settings = Usual;
        bool swap = true;
        foreach (SettingsRange range in Ranges.Where(range => range.Holds(time)))
        {
            swap = range.Swap ?? swap;
            settings = settings with
            {
                Strength = range.Strength ?? settings.Strength,
                Mask = range.Mask ?? settings.Mask,
                MatchColor = range.MatchColor ?? settings.MatchColor,
                Eyes = range.Eyes ?? settings.Eyes,
                Shape = range.Shape ?? settings.Shape,
            };
        }

        return swap ? settings : settings with { Strength = 0 };
    }
}
