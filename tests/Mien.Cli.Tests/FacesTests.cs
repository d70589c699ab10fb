using System.Text.Json;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Cli.Tests;

/// <summary>`mien faces` and `mien align` on the sample photos of an installed package.</summary>
public sealed class FacesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-cli-").FullName;
    private readonly string _group = SamplePhotos.Of(3);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Faces_Json_ListsFacesFromLeftToRight()
    {
        CommandRun run = CommandRun.Of("faces", _group, "--json");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement[] faces = [.. report.RootElement.GetProperty("photos")[0].GetProperty("faces").EnumerateArray()];
        double[] lefts = [.. faces.Select(face => face.GetProperty("box").GetProperty("x").GetDouble())];
        Assert.Equal(3, faces.Length);
        Assert.Equal([1, 2, 3], faces.Select(face => face.GetProperty("number").GetInt32()));
        Assert.Equal(lefts.Order(), lefts);
        Assert.All(faces, face =>
        {
            Assert.True(face.GetProperty("leftEye")[0].GetDouble() < face.GetProperty("rightEye")[0].GetDouble());
            Assert.Equal(1, face.GetProperty("expressions").EnumerateObject().Sum(expression => expression.Value.GetDouble()), 0.01);
        });
    }

    [Fact]
    public void Faces_OfAPlainPicture_IsAnEmptyListNotAnError()
    {
        string grey = Grey();

        CommandRun run = CommandRun.Of("faces", grey);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal($"{grey} (64×48): 0 faces\n", run.Output);
    }

    [Fact]
    public void Faces_Draw_WritesThePictureWithBoxes()
    {
        string drawing = In("drawn.png");

        CommandRun run = CommandRun.Of("faces", _group, "--draw", drawing);

        Picture before = PictureFile.Load(_group);
        Picture after = PictureFile.Load(drawing);
        int changed = Enumerable.Range(0, before.Width * before.Height).Count(i => !before.Rgb.AsSpan(i * 3, 3).SequenceEqual(after.Rgb.AsSpan(i * 3, 3)));
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.InRange(changed, 1000, before.Width * before.Height / 20);
    }

    [Fact]
    public void Faces_Parts_ColoursWhatIsAroundFacesAndLeavesTheRest()
    {
        string drawing = In("parts.png");

        CommandRun run = CommandRun.Of("faces", _group, "--parts", drawing);

        Picture before = PictureFile.Load(_group);
        Picture after = PictureFile.Load(drawing);
        int changed = Enumerable.Range(0, before.Width * before.Height).Count(i => !before.Rgb.AsSpan(i * 3, 3).SequenceEqual(after.Rgb.AsSpan(i * 3, 3)));
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.InRange(changed, before.Width * before.Height / 20, before.Width * before.Height * 3 / 4);
        CommandRun.Of("faces", _group, "--parts", drawing).AssertFails(ExitCode.WrongUsage, "parts.png exists already", "overwrit");
    }

    [Fact]
    public void Faces_DrawOntoAnExistingFile_IsRefused()
    {
        File.WriteAllText(In("drawn.png"), "precious");

        CommandRun.Of("faces", _group, "--draw", In("drawn.png")).AssertFails(ExitCode.WrongUsage, "drawn.png exists already", "overwrit");

        Assert.Equal("precious", File.ReadAllText(In("drawn.png")));
    }

    [Fact]
    public void Faces_DrawOntoThePictureItself_IsRefusedEvenWithOverwrite()
    {
        string grey = Grey();
        byte[] before = File.ReadAllBytes(grey);

        CommandRun.Of("faces", grey, "--draw", grey, "--overwrite").AssertFails(ExitCode.WrongUsage, "is itself one of the inputs", "another output");

        Assert.Equal(before, File.ReadAllBytes(grey));
    }

    [Fact]
    public void Faces_TwoPicturesOfOneName_AreRefusedBeforeAnyWork() =>
        CommandRun.Of("faces", "a/x.jpg", "b/x.jpg", "--draw", In("d")).AssertFails(ExitCode.WrongUsage, "a/x.jpg and b/x.jpg", "once for each");

    [Fact]
    public void Align_WritesACropOfEachFaceAndPrintsItsName()
    {
        CommandRun run = CommandRun.Of("align", _group, "-o", In("crops"), "--size", "64", "--template", "arcface_112_v2");

        string[] crops = run.Output.TrimEnd().Split('\n');
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal([In("crops/sample3-face1.png"), In("crops/sample3-face2.png"), In("crops/sample3-face3.png")], crops);
        Assert.All(crops, crop => Assert.Equal(new(64, 64), Photo.Load(crop).Size));
    }

    [Fact]
    public void Align_WithoutAnyFace_IsAnError() =>
        CommandRun.Of("align", Grey(), "-o", In("crops")).AssertFails(ExitCode.BadInputOrNoFace, "no face was found", "in view");

    [Theory]
    [InlineData("faces")]
    [InlineData("align", "-o", "crops")]
    public void MissingFile_IsBadInput(params string[] command) =>
        CommandRun.Of([command[0], In("nothing.jpg"), .. command[1..]]).AssertFails(ExitCode.BadInputOrNoFace, "nothing.jpg", "check the path");

    [Fact]
    public void NotAPicture_IsBadInput()
    {
        File.WriteAllText(In("text.jpg"), "These are words.");

        CommandRun.Of("faces", In("text.jpg")).AssertFails(ExitCode.BadInputOrNoFace, "is not a picture", "give a JPEG");
    }

    [Fact]
    public void JsonOfAFailure_CarriesTheCode()
    {
        CommandRun run = CommandRun.Of("faces", In("nothing.jpg"), "--json");

        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Equal(ExitCode.BadInputOrNoFace, run.ExitCode);
        Assert.Equal("PICTURE_MISSING", report.RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownDevice_IsWrongUsage() =>
        CommandRun.Of("faces", _group, "--device", "abacus").AssertFails(ExitCode.WrongUsage, "'abacus' is no device", "mien faces --help");

    [Theory]
    [InlineData("--size", "7")]
    [InlineData("--size", "big")]
    [InlineData("--template", "passport")]
    public void ValueOutOfBounds_NamesOptionAndBounds(string option, string value) =>
        CommandRun.Of("align", _group, "-o", In("crops"), option, value).AssertFails(ExitCode.WrongUsage, $"'{value}' is not a value for {option}", "mien align --help");

    private string Grey()
    {
        Picture picture = new(64, 48);
        picture.Rgb.AsSpan().Fill(128);
        PictureFile.Save(picture, In("grey.png"));
        return In("grey.png");
    }

    private string In(string name) => Path.Combine(_folder, name);
}
