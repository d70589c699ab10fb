using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;
using static Mien.Jobs.Tests.Photos.BlockPicture;

namespace Mien.Jobs.Tests.Photos;

public sealed class PhotoSwapJobTests : PhotoSwapJobScene
{
    [Theory]
    [InlineData("largest", "green red blue")]
    [InlineData("all", "red red red")]
    [InlineData("left", "red green blue")]
    [InlineData("right", "green green red")]
    [InlineData("1", "red green blue")]
    [InlineData("3", "green green red")]
    public void Run_SwapsTheChosenFacesOnly(string selection, string expected)
    {
        SwapReport report = Run(Request(FaceSelection.TryParse(selection)!));

        Assert.Equal(expected, Names("out.png"));
        Assert.Equal(expected.Split(' ').Count(name => name == "red"), Assert.Single(report.Photos).Faces.Count);
    }

    [Fact]
    public void Run_OutsideTheFace_EveryPixelStays()
    {
        Run(Request(FaceSelection.Left));

        Picture before = PictureFile.Load(In("group.png"));
        Picture after = PictureFile.Load(In("out.png"));
        for (int y = 0; y < before.Height; y++)
        {
            for (int x = 0; x < before.Width; x++)
            {
                bool inside = x is >= 4 and < 14 && y is >= 4 and < 14;
                int at = ((y * before.Width) + x) * 3;
                Assert.Equal(inside ? Red : before.Rgb[at..(at + 3)], after.Rgb[at..(at + 3)]);
            }
        }
    }

    [Fact]
    public void Run_WithAReference_SwapsThatPerson()
    {
        SwapReport report = Run(Request(FaceSelection.Like(In("blue.png"))));

        Assert.Equal("green green red", Names("out.png"));
        SwappedFace face = Assert.Single(report.Photos[0].Faces);
        Assert.Equal((3, 0), (face.Number, face.Frame));
        Assert.Equal(20, face.Box.Width);
    }

    [Fact]
    public void Run_WithAReferenceThatSeveralFacesAreLike_SwapsThemAll()
    {
        Run(Request(FaceSelection.Like(In("green.png"))));

        Assert.Equal("red red blue", Names("out.png"));
    }

    [Theory]
    [InlineData("all", "red red red red")]
    [InlineData("left", "red blue green blue")]
    [InlineData("right", "green blue green red")]
    [InlineData("3", "green blue red blue")]
    [InlineData("reference", "red blue red blue")]
    [InlineData("largest", "green red green blue")]
    public void Run_WhateverIsChosen_CountsFacesThatOnlyTheWholeSearchFinds(string choice, string expected)
    {
        BlockPicture.Save(In("crowd.png"), (5, Green), (20, Blue), (6, Green), (4, Blue));

        Run(Request(choice == "reference" ? FaceSelection.Like(In("green.png")) : FaceSelection.TryParse(choice)!, target: "crowd.png"));

        Assert.Equal(expected, Names("out.png"));
    }

    [Fact]
    public void Run_WithAPoorSource_SaysSoAndRefusesItWhereItMust()
    {
        BlockPicture.Save(In("small.png"), (7, Red));
        SwapRequest request = Request(FaceSelection.Left, source: "small.png");
        SwapRequest strict = request with { Assignments = [request.Assignments[0] with { RefusesPoorSources = true }] };

        PoorSourceException fault = Assert.Throws<PoorSourceException>(() => Run(strict));
        Assert.False(File.Exists(In("out.png")));
        SourceReport source = Assert.Single(Run(request).Sources);

        Assert.Equal(SourceFaultKind.TooSmall, Assert.Single(source.Faults).Kind);
        Assert.Equal(("POOR_SOURCE", ExitCode.BadInputOrNoFace), (fault.Code, fault.ExitCode));
        Assert.Contains("small.png", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithAReferenceOfSomebodyElse_SaysHowAlikeTheBestIs()
    {
        NoFaceException fault = Assert.Throws<NoFaceException>(() => Run(Request(FaceSelection.Like(In("red.png")))));

        Assert.Equal(("NO_SUCH_FACE", ExitCode.BadInputOrNoFace), (fault.Code, fault.ExitCode));
        Assert.Contains("most alike: 0.00", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(In("out.png")));
    }

    [Fact]
    public void Run_WithSeveralPeople_GivesEachHisFace()
    {
        SwapReport report = Run(Request(FaceSelection.Left) with
        {
            Assignments =
            [
                new() { SourcePaths = [In("blue.png")], Faces = FaceSelection.Left },
                new() { SourcePaths = [In("red.png")], Faces = FaceSelection.Like(In("blue.png")) },
            ],
        });

        Assert.Equal("blue green red", Names("out.png"));
        Assert.Equal([(0, 1), (1, 3)], report.Photos[0].Faces.Select(face => (face.Assignment, face.Number)));
    }

    [Fact]
    public void Run_WhenTwoPeopleWantTheSameFace_TheSecondTakesTheNext()
    {
        Run(Request(FaceSelection.Left) with
        {
            Assignments =
            [
                new() { SourcePaths = [In("red.png")], Faces = FaceSelection.Largest },
                new() { SourcePaths = [In("blue.png")], Faces = FaceSelection.Largest },
            ],
        });

        Assert.Equal("green red blue", Names("out.png"));
    }

    [Fact]
    public void Run_NumberBeyondTheFaces_IsAFaultAndWritesNothing()
    {
        NoFaceException fault = Assert.Throws<NoFaceException>(() => Run(Request(FaceSelection.Nth(4))));

        Assert.Equal("NO_SUCH_FACE", fault.Code);
        Assert.False(File.Exists(In("out.png")));
    }

    [Theory]
    [InlineData("red.png", "empty.png")]
    [InlineData("empty.png", "group.png")]
    public void Run_NoFaceInSourceOrTarget_NamesThePicture(string source, string target)
    {
        BlockPicture.Save(In("empty.png"));

        NoFaceException fault = Assert.Throws<NoFaceException>(() => Run(Request(FaceSelection.All, source, target)));

        Assert.Equal("NO_FACE", fault.Code);
        Assert.Contains("empty.png", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AtStrengthZero_LeavesTheTargetToTheLastBit()
    {
        Run(Request(FaceSelection.All) with { Settings = new() { Strength = 0 } });

        Assert.Equal(PictureFile.Load(In("group.png")).Rgb, PictureFile.Load(In("out.png")).Rgb);
    }

    [Fact]
    public void Run_Animation_SwapsTheFramesThatShowTheFace()
    {
        Picture[] frames = [Of((10, Green), (10, Blue)), Of((10, Green), (10, Green)), Of((10, Blue), (10, Green))];
        Animation animation = new() { Delays = [.. frames.Select(_ => TimeSpan.FromMilliseconds(40))], LoopCount = 0 };
        Photo.Of(frames, animation).Save(In("moving.webp"), new() { Lossless = true });

        SwapReport report = Run(Request(FaceSelection.Like(In("blue.png")), "red.png", "moving.webp") with
        {
            OutputPath = In("out.webp"),
            Save = new() { Lossless = true },
        });

        Photo result = Photo.Load(In("out.webp"));
        Assert.Equal([(0, 2), (2, 1)], report.Photos[0].Faces.Select(face => (face.Frame, face.Number)));
        Assert.Equal(((Picture)Photo.Load(In("moving.webp")).Frames[1]).Rgb, ((Picture)result.Frames[1]).Rgb);
        Assert.Equal(Red, ColorAt((Picture)result.Frames[2], FaceOf(4, 4, 10, 10)));
    }

    [Fact]
    public void Run_Report_TellsSourcesAndTimes()
    {
        SwapReport report = Run(Request(FaceSelection.All, "group.png", "blue.png"));

        SourceReport source = Assert.Single(report.Sources);
        Assert.Equal((3, 30f, 0), (source.FacesInPhoto, source.Box.Width, source.Assignment));
        Assert.Equal("block", report.Swapper);
        Assert.Equal(["load", "find", "choose", "paint", "save"], report.Photos[0].Times.Select(time => time.Stage));
        Assert.InRange(report.Elapsed, report.Photos[0].Elapsed, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Run_Cancelled_StopsAndWritesNothing()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Job.Run(Request(FaceSelection.All), cancellation: cancelled.Token));
        Assert.False(File.Exists(In("out.png")));
    }

    [Fact]
    public void Run_WithoutSources_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => Run(Request(FaceSelection.All) with { Assignments = [new() { SourcePaths = [] }] }));
}
