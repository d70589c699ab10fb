using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;
using static Mien.Jobs.Tests.Photos.BlockPicture;

namespace Mien.Jobs.Tests.Photos;

/// <summary>What a job writes besides the result, and what it never replaces.</summary>
public sealed class PhotoSwapOutputTests : PhotoSwapJobScene
{
    [Fact]
    public void Run_OutputThere_IsAFaultUnlessOverwritten()
    {
        File.WriteAllText(In("out.png"), "precious");

        Assert.Equal("OUTPUT_EXISTS", Assert.Throws<OutputException>(() => Run(Request(FaceSelection.All))).Code);
        Assert.Equal("precious", File.ReadAllText(In("out.png")));

        Run(Request(FaceSelection.All) with { Save = new() { Overwrite = true } });
        Assert.Equal("red red red", Names("out.png"));
    }

    [Fact]
    public void Run_OptionsThatAFormatDoesNotKnow_AreSaidOrRefused()
    {
        SwapRequest request = Request(FaceSelection.All) with { Save = new() { Quality = 50 } };

        Assert.Equal("PNG keeps every sample: a quality means nothing to it", Assert.Single(NotesOfFiles(Run(request))));
        Assert.Empty(NotesOfFiles(Run(request with { OutputPath = In("out.jpg") })));
        Assert.Contains("EXIF", Assert.Single(NotesOfFiles(Run(request with { OutputPath = In("out.tif"), Save = new() }))), StringComparison.Ordinal);
        SwapRequest lossless = request with { OutputPath = In("lossless.jpg"), TargetPath = In("nobody.png"), Save = new() { Lossless = true } };
        Assert.Equal("OUTPUT_NOT_LOSSLESS", Assert.Throws<OutputException>(() => Run(lossless)).Code); // before the target is even looked at
    }

    [Fact]
    public void Run_ResultThatHoldsNotAllFrames_SaysSo()
    {
        Picture frame = Of((10, Green), (30, Green));
        Animation animation = new() { Delays = [TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(40)] };
        Photo.Of([frame, Of((10, Blue), (30, Green))], animation).Save(In("moving.webp"), new() { Lossless = true });

        string note = Assert.Single(NotesOfFiles(Run(Request(FaceSelection.All, target: "moving.webp"))));

        Assert.Contains("has 2 pictures", note, StringComparison.Ordinal);
        Assert.Contains("only the first", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OutputIsAnInput_IsAFaultEvenWithOverwrite()
    {
        SwapRequest request = Request(FaceSelection.All) with { OutputPath = In("group.png"), Save = new() { Overwrite = true } };

        Assert.Equal("OUTPUT_IS_INPUT", Assert.Throws<OutputException>(() => Run(request)).Code);
        Assert.Equal("OUTPUT_IS_INPUT", Assert.Throws<OutputException>(() => Run(request with { OutputPath = In("red.png") })).Code);
    }

    [Theory]
    [InlineData("red-copy-compare.png", "group.png", "red-copy.png")]
    [InlineData("red.png", "group-copy-compare.png", "group-copy.png")]
    public void Run_ComparisonIsAnInput_IsAFaultAndTheInputStays(string source, string target, string output)
    {
        File.Copy(In("red.png"), In("red-copy-compare.png"));
        File.Copy(In("group.png"), In("group-copy-compare.png"));
        SwapRequest request = Request(FaceSelection.All, source, target) with
        {
            OutputPath = In(output),
            Compare = true,
            Save = new() { Overwrite = true },
        };

        Assert.Equal("OUTPUT_IS_INPUT", Assert.Throws<OutputException>(() => Run(request)).Code);
        Assert.Equal(File.ReadAllBytes(In("red.png")), File.ReadAllBytes(In("red-copy-compare.png")));
        Assert.Equal(File.ReadAllBytes(In("group.png")), File.ReadAllBytes(In("group-copy-compare.png")));
    }

    [Fact]
    public void Run_ComparisonThere_IsAFaultUnlessOverwritten()
    {
        File.WriteAllText(In("out-compare.png"), "precious");

        Assert.Equal("OUTPUT_EXISTS", Assert.Throws<OutputException>(() => Run(Request(FaceSelection.All) with { Compare = true })).Code);

        Assert.Equal("precious", File.ReadAllText(In("out-compare.png")));
        Assert.False(File.Exists(In("out.png")));
    }

    [Fact]
    public void Run_OutputIsAnInputByWayOfALink_IsAFault()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        Directory.CreateSymbolicLink(In("linked"), In(""));
        File.CreateSymbolicLink(In("link.png"), In("group.png"));
        SwapRequest request = Request(FaceSelection.All) with { Save = new() { Overwrite = true } };

        Assert.Equal("OUTPUT_IS_INPUT", Assert.Throws<OutputException>(() => Run(request with { OutputPath = In("linked/group.png") })).Code);
        Assert.Equal(
            "OUTPUT_IS_INPUT",
            Assert.Throws<OutputException>(() => Run(request with { TargetPath = In("link.png"), OutputPath = In("group.png") })).Code);
    }

    [Fact]
    public void Run_Compare_PutsSourceTargetAndResultSideBySide()
    {
        Run(Request(FaceSelection.Left) with { Compare = true });

        Picture sheet = PictureFile.Load(In("out-compare.png"));
        Picture source = PictureFile.Load(In("red.png"));
        Picture target = PictureFile.Load(In("group.png"));
        Assert.Equal((source.Width + (2 * target.Width) + 16, target.Height), (sheet.Width, sheet.Height));
        Assert.Equal(Red, ColorAt(sheet, FaceOf(4, 4, 20, 20)));
        Assert.Equal(Green, ColorAt(sheet, FaceOf(source.Width + 8 + 4, 4, 10, 10)));
        Assert.Equal(Red, ColorAt(sheet, FaceOf(source.Width + target.Width + 16 + 4, 4, 10, 10)));
    }

    [Fact]
    public void Run_Debug_WritesAPictureForEachStageAndFace()
    {
        Run(Request(FaceSelection.All) with { DebugFolder = In("stages") });

        Assert.Equal(
            ["group-face1-01-painted.png", "group-face2-01-painted.png", "group-face3-01-painted.png"],
            Directory.GetFiles(In("stages")).Select(Path.GetFileName).Order());
    }

    /// <summary>The scene's faces have meshes that lie elsewhere, so that nothing seems to have changed at their points.</summary>
    private static IEnumerable<string> NotesOfFiles(SwapReport report) => report.Notes.Where(note => !note.Contains("still the target's own", StringComparison.Ordinal));
}
