using System.Numerics;

namespace Mien.Video.Tests;

public sealed class RationalTests
{
    [Fact]
    public void Constructor_AnyFraction_IsInLowestTermsWithPositiveDenominator()
    {
        Rational half = new(-50, -100);

        Assert.Equal((1, 2), (half.Numerator, half.Denominator));
        Assert.Equal((-3, 4), (new Rational(6, -8).Numerator, new Rational(6, -8).Denominator));
        Assert.Equal((0, 1), (default(Rational).Numerator, default(Rational).Denominator));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rational(1, 0));
    }

    [Fact]
    public void Arithmetic_RandomFractions_AgreesWithWholeNumbersOfAnySize()
    {
        Random random = new(1);
        for (int i = 0; i < 1000; i++)
        {
            (long a, long b, long c, long d) = (random.Next(-99999, 99999), random.Next(1, 99999), random.Next(1, 99999), random.Next(1, 99999));
            (Rational one, Rational other) = (new(a, b), new(c, d));

            AssertIs((a * (BigInteger)d) + (c * (BigInteger)b), b * (BigInteger)d, one + other);
            AssertIs((a * (BigInteger)d) - (c * (BigInteger)b), b * (BigInteger)d, one - other);
            AssertIs(a * (BigInteger)c, b * (BigInteger)d, one * other);
            AssertIs(a * (BigInteger)d, b * (BigInteger)c, one / other);
            Assert.Equal((a * (double)d).CompareTo(c * (double)b), one.CompareTo(other));
        }
    }

    [Fact]
    public void Arithmetic_LargePtsTimesTimeBase_DoesNotOverflow()
    {
        Rational time = new Rational(long.MaxValue / 2, 1) * new Rational(1, 90000);

        Assert.Equal(long.MaxValue / 2, time.RoundTo(new(1, 90000)));
        Assert.Throws<OverflowException>(() => new Rational(long.MaxValue, 2) * new Rational(5, 3));
    }

    [Theory]
    [InlineData("30000/1001", 30000, 1001)]
    [InlineData("16:9", 16, 9)]
    [InlineData("25", 25, 1)]
    [InlineData("23.976", 2997, 125)]
    [InlineData("-1/2", -1, 2)]
    public void TryParse_Fraction_IsExact(string text, long numerator, long denominator) =>
        Assert.Equal(new Rational(numerator, denominator), Rational.TryParse(text));

    [Theory]
    [InlineData("0/0")]
    [InlineData("N/A")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1/2/3")]
    [InlineData("1.2.3")]
    public void TryParse_OtherText_IsNull(string? text) => Assert.Null(Rational.TryParse(text));

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(-1, 2, -1)]
    [InlineData(49, 100, 0)]
    public void RoundTo_Halves_GoAwayFrom0(long numerator, long denominator, long expected) =>
        Assert.Equal(expected, new Rational(numerator, denominator).RoundTo(new(1)));

    private static void AssertIs(BigInteger numerator, BigInteger denominator, Rational actual) =>
        Assert.Equal(numerator * actual.Denominator, denominator * actual.Numerator);
}
