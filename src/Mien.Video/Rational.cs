using System.Globalization;
using System.Numerics;

namespace Mien.Video;

/// <summary>An exact fraction in lowest terms with a positive denominator: frame rates, time bases, times.</summary>
/// <remarks>`default` is 0/1. Products are worked out without overflow and must fit 64 bits once reduced.</remarks>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly long _denominatorLess1;

    /// <exception cref="ArgumentOutOfRangeException">The denominator is 0.</exception>
    /// <exception cref="OverflowException">Reduced, a part does not fit 64 bits.</exception>
    public Rational(long numerator, long denominator = 1)
        : this((Int128)numerator, denominator)
    {
    }

    private Rational(Int128 numerator, Int128 denominator)
    {
        ArgumentOutOfRangeException.ThrowIfZero(denominator);
        BigInteger divisor = BigInteger.GreatestCommonDivisor((BigInteger)numerator, (BigInteger)denominator) * Int128.Sign(denominator);
        Numerator = checked((long)(numerator / (Int128)divisor));
        _denominatorLess1 = checked((long)(denominator / (Int128)divisor)) - 1;
    }

    public static Rational Zero => default;

    public long Numerator { get; }

    /// <summary>1 or more.</summary>
    public long Denominator => _denominatorLess1 + 1;

    public double ToDouble => (double)Numerator / Denominator;

    /// <summary>As seconds, rounded to .NET's 100 ns.</summary>
    public TimeSpan Seconds => TimeSpan.FromTicks((long)Math.Round((decimal)Numerator * TimeSpan.TicksPerSecond / Denominator));

    public Rational Inverse => new(Denominator, Numerator);

    public static Rational operator +(Rational left, Rational right) => new(
        ((Int128)left.Numerator * right.Denominator) + ((Int128)right.Numerator * left.Denominator), (Int128)left.Denominator * right.Denominator);

    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    public static Rational operator -(Rational left, Rational right) => left + -right;

    public static Rational operator *(Rational left, Rational right) =>
        new((Int128)left.Numerator * right.Numerator, (Int128)left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) =>
        new((Int128)left.Numerator * right.Denominator, (Int128)left.Denominator * right.Numerator);

    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>Reads "30000/1001", "25" or "23.976".</summary>
    /// <returns>Null for any other text, and for a denominator of 0, which FFmpeg writes for "not known".</returns>
    public static Rational? TryParse(string? text)
    {
        string[] parts = (text ?? "").Split('/', ':');
        if (parts.Length == 2)
        {
            return Whole(parts[0]) is long numerator && Whole(parts[1]) is long denominator and not 0 ? new(numerator, denominator) : null;
        }

        const int MostDecimals = 9;
        string[] halves = parts[0].Split('.');
        string decimals = halves.Length == 2 ? halves[1] : "";
        return parts.Length == 1 && halves.Length <= 2 && decimals.Length <= MostDecimals && Whole(halves[0] + decimals) is long digits
            ? new(digits, (long)Math.Pow(10, decimals.Length))
            : null;
    }

    /// <summary>The nearest whole number of units, halves away from 0.</summary>
    public long RoundTo(Rational unit)
    {
        Rational count = this / unit;
        return (long)Math.Round((decimal)count.Numerator / count.Denominator, MidpointRounding.AwayFromZero);
    }

    public int CompareTo(Rational other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>As FFmpeg reads it: "30000/1001".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;
}
