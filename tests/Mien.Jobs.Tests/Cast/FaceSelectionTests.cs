using Mien.Jobs.Cast;

namespace Mien.Jobs.Tests.Cast;

public sealed class FaceSelectionTests
{
    [Theory]
    [InlineData("largest", FaceSelectionMode.Largest)]
    [InlineData("ALL", FaceSelectionMode.All)]
    [InlineData("Left", FaceSelectionMode.Left)]
    [InlineData("right", FaceSelectionMode.Right)]
    [InlineData("12", FaceSelectionMode.Number)]
    public void TryParse_Word_IsThatMode(string text, FaceSelectionMode mode) => Assert.Equal(mode, FaceSelection.TryParse(text)?.Mode);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("biggest")]
    [InlineData("99999999999999")]
    public void TryParse_AnythingElse_IsNull(string text) => Assert.Null(FaceSelection.TryParse(text));

    [Fact]
    public void Nth_BelowOne_IsMisuse() => Assert.Throws<ArgumentOutOfRangeException>(() => FaceSelection.Nth(0));
}
