using Mien.Cli.Swaps;
using Mien.Jobs.Cast;

namespace Mien.Cli.Tests;

public sealed class SwapWordsTests
{
    [Fact]
    public void Sources_WithoutMore_GoOntoTheLargestFace()
    {
        SwapAssignment only = Assert.Single(SwapWords.Assignments(["a.jpg", "b.jpg"], [], null, null, null));

        Assert.Equal(["a.jpg", "b.jpg"], only.SourcePaths);
        Assert.Equal(FaceSelection.Largest, only.Faces);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("reference")]
    public void Reference_IsEnoughToSwapThatPerson(string? faces) => Assert.Equal(
        FaceSelection.Like("ann.jpg", 0.4f), Assert.Single(SwapWords.Assignments(["a.jpg"], [], faces, "ann.jpg", 0.4f)).Faces);

    [Fact]
    public void Map_PersonIsAPlaceANumberOrAPhoto() => Assert.Equal(
        [FaceSelection.Left, FaceSelection.Nth(2), FaceSelection.Like("ann.jpg")],
        SwapWords.Assignments([], ["a.jpg=left", "b.jpg=2", "c.jpg=ann.jpg"], null, null, null).Select(assignment => assignment.Faces));

    [Fact]
    public void Words_ThatAreNamesOfPersons_MeanThem()
    {
        string[] names = ["Ann", "Left Bob"];

        Assert.Equal(FaceSelection.Named("Ann"), Assert.Single(SwapWords.Assignments(["a.jpg"], [], "ann", null, null, names)).Faces);
        Assert.Equal(
            [FaceSelection.Named("Left Bob"), FaceSelection.Left, FaceSelection.Like("carl.jpg")],
            SwapWords.Assignments([], ["a.jpg=left bob", "b.jpg=left", "c.jpg=carl.jpg"], null, null, null, names).Select(assignment => assignment.Faces));
        Assert.Throws<WrongUsage>(() => SwapWords.Assignments(["a.jpg"], [], "Ann", null, null));
    }

    [Fact]
    public void Map_SeveralSourcesForOnePerson_AreOneIdentity() => Assert.Equal(
        ["a1.jpg", "a=2.jpg"], Assert.Single(SwapWords.Assignments([], ["a1.jpg=left", "a=2.jpg=left"], null, null, null)).SourcePaths);

    [Theory]
    [InlineData("", "", null, null, "there is only one picture")]
    [InlineData("a.jpg", "b.jpg=left", null, null, "with --map the target stands alone")]
    [InlineData("", "b.jpg=left", "all", null, "--map and --faces or --reference")]
    [InlineData("", "b.jpg=left", null, "ann.jpg", "--map and --faces or --reference")]
    [InlineData("", "b.jpg", null, null, "'b.jpg' is not SOURCE=PERSON")]
    [InlineData("", "b.jpg=middle", null, null, "'middle' names nobody")]
    [InlineData("", "=left", null, null, "'=left' is not SOURCE=PERSON")]
    [InlineData("", "b.jpg=", null, null, "'b.jpg=' is not SOURCE=PERSON")]
    [InlineData("a.jpg", "", "reference", null, "--faces reference says nothing of whom")]
    [InlineData("a.jpg", "", "left", "ann.jpg", "--reference and --faces left")]
    [InlineData("a.jpg", "", "biggest", null, "'biggest' is no choice")]
    [InlineData("a.jpg", "", "0", null, "'0' is no choice")]
    public void Contradictions_AreWrongUsage(string source, string map, string? faces, string? reference, string words)
    {
        WrongUsage fault = Assert.Throws<WrongUsage>(() => SwapWords.Assignments(
            source.Length > 0 ? [source] : [], map.Length > 0 ? [map] : [], faces, reference, null));

        Assert.Equal(ExitCode.WrongUsage, fault.ExitCode);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Similarity_WithoutReference_IsWrongUsage() =>
        Assert.Contains("--similarity", Assert.Throws<WrongUsage>(() => SwapWords.Assignments(["a.jpg"], [], null, null, 0.5f)).Message, StringComparison.Ordinal);
}
