namespace Mien.Base.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["swap", "faces", "--overwrite", "--quality"];

    [Theory]
    [InlineData("swop", "swap")]
    [InlineData("swapp", "swap")]
    [InlineData("swpa", "swap")]
    [InlineData("face", "faces")]
    [InlineData("--overwirte", "--overwrite")]
    [InlineData("--qualty", "--quality")]
    public void Of_AFewLettersOff_IsTheNameMeant(string typed, string meant) => Assert.Equal(meant, NearestName.Of(typed, Names));

    [Theory]
    [InlineData("convert")]
    [InlineData("--x")]
    [InlineData("")]
    public void Of_NothingLikeIt_IsNull(string typed) => Assert.Null(NearestName.Of(typed, Names));
}
