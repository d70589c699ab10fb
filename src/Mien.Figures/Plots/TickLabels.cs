using System.Globalization;

namespace Mien.Figures.Plots;

/// <summary>Writes the values of ticks.</summary>
internal static class TickLabels
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Decimal places that tell multiples of a step apart.</summary>
    public static int Digits(double step) => (int)Math.Max(0, -Math.Floor(Math.Log10(step) + 1e-9));

    /// <param name="digits">Decimal places.</param>
    /// <param name="greatest">The largest value on the axis: all are written in its manner.</param>
    public static string Decimal(double value, int digits, double greatest)
    {
        if (value == 0)
        {
            return "0";
        }

        int power = (int)Math.Floor(Math.Log10(greatest) + 1e-9);
        if (power is < -3 or > 6)
        {
            string mantissa = (value / Math.Pow(10, power)).ToString("0.############", CultureInfo.InvariantCulture);
            return Signed($"{mantissa}×10{Superscript(power)}");
        }

        string plain = value.ToString((greatest >= 10_000 ? "#,0." : "0.") + new string('0', digits), CultureInfo.InvariantCulture);
        return Signed(plain.Replace(',', '\u202F'));
    }

    /// <param name="power">The exponent of ten of the value's first digit.</param>
    public static string Power(double value, int power)
    {
        if (power is >= -3 and <= 4)
        {
            return Decimal(value, Math.Max(0, -power), value);
        }

        double factor = Math.Round(value / Math.Pow(10, power));
        return (factor == 1 ? "" : factor.ToString(CultureInfo.InvariantCulture) + "×") + "10" + Superscript(power);
    }

    /// <param name="seconds">The time.</param>
    /// <param name="step">From tick to tick, in seconds.</param>
    /// <param name="last">The end of the axis: hours are written when it has any.</param>
    public static string Time(double seconds, double step, double last)
    {
        int digits = Digits(step);
        decimal whole = Math.Round((decimal)Math.Abs(seconds), digits);
        int minutes = (int)(whole / 60);
        string rest = (whole % 60).ToString("00" + (digits == 0 ? "" : "." + new string('0', digits)), CultureInfo.InvariantCulture);
        string sign = seconds < 0 ? "−" : "";
        return last >= 3600 ? $"{sign}{minutes / 60}:{minutes % 60:00}:{rest}" : $"{sign}{minutes}:{rest}";
    }

    private static string Superscript(int power) =>
        string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : Superscripts[digit - '0']));

    private static string Signed(string number) => number.StartsWith('-') ? "−" + number[1..] : number;
}
