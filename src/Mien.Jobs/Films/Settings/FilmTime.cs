using System.Globalization;

namespace Mien.Jobs.Films.Settings;

/// <summary>Times in films as people write and read them: seconds, minutes:seconds or hours:minutes:seconds.</summary>
public static class FilmTime
{
    private const int MostParts = 3;

    /// <summary>Reads "83.5", "1:23.5" or "0:01:23.500".</summary>
    /// <returns>Null for any other text.</returns>
    public static TimeSpan? TryParse(string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length > MostParts
            || !decimal.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds))
        {
            return null;
        }

        decimal unit = 1;
        for (int i = parts.Length - 2; i >= 0; i--)
        {
            unit *= 60;
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            {
                return null;
            }

            seconds += unit * count;
        }

        return seconds > (decimal)TimeSpan.MaxValue.TotalSeconds / 2 ? null : TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
    }

    /// <summary>"0:07.250", "1:02:03.000".</summary>
    public static string Text(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss\.fff" : @"m\:ss\.fff", CultureInfo.InvariantCulture);
}
