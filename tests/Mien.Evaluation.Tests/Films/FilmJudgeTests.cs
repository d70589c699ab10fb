using System.Numerics;
using Mien.Evaluation.Films;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Testing.Films;
using Mien.Video.Ffmpeg;

namespace Mien.Evaluation.Tests.Films;

/// <summary>A still photo as a film, and results that differ from it in a known way.</summary>
public sealed class FilmJudgeTests : IDisposable
{
    private const int Frames = 16;

    private readonly PerceptionModels _models = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-steadiness-").FullName;
    private readonly Picture _photo = Picture.From(Resampler.Resize(Picture.From(SampleFace.Number(0).Photo.Read(SampleFace.Number(0).Patch)), new(320, 320)));

    [Fact]
    public void TheSameFilm_IsAsSteadyAsItself()
    {
        FilmSteadiness found = Judge((photo, _) => photo);

        Assert.Equal((Frames, Frames - 2, 0), (found.Frames, found.Compared, found.Lost));
        Assert.Equal((0, 0, 0), (found.JitterPercent, found.FlickerSteps, found.PulseSteps));
    }

    [Fact]
    public void BrightnessThatJumps_IsPulseOfThatSizeAndNoJitter()
    {
        FilmSteadiness found = Judge((photo, random) => Brighter(photo, Normal(random) * 4));

        Assert.InRange(found.PulseSteps, 2, 7); // deviation 4, of 14 values
        Assert.InRange(found.FlickerSteps, found.PulseSteps - 0.01, 1.3 * found.PulseSteps);
        Assert.InRange(found.JitterPercent, 0, 0.5);
    }

    [Fact]
    public void FaceThatJumps_IsJitterOfThatSize()
    {
        FilmSteadiness found = Judge((photo, random) => Picture.From(
            Resampler.Warp(photo, Affine2.Translation(1.5f * Normal(random), 1.5f * Normal(random)), photo.Size, Border.Replicate)));

        float eyes = new FaceAnalyzer(_models).Find(_photo, cancellation: TestContext.Current.CancellationToken)[0].Mesh.OuterEyeDistancePx;
        double expected = 100 * 1.5 * Math.Sqrt(2) / eyes;
        Assert.InRange(found.JitterPercent, 0.5 * expected, 1.7 * expected);
    }

    [Fact]
    public void SteadyDrift_CountsForNothing()
    {
        int frame = 0;
        FilmSteadiness found = Judge((photo, _) => Brighter(photo, 2 * frame++));

        Assert.InRange(found.PulseSteps, 0, 0.5);
    }

    [Fact]
    public void ResultThatIsShorter_IsRefused()
    {
        string original = Write("original", Frames, photo => photo);
        string result = Write("result", Frames - 3, photo => photo);

        FilmPairException fault = Assert.Throws<FilmPairException>(() => Judge(original, result));
        Assert.Equal("FILMS_DIFFER", fault.Code);
    }

    public void Dispose()
    {
        _models.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static float Normal(Random random) => MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(MathF.Tau * random.NextSingle());

    private static Picture Brighter(Picture photo, float steps) =>
        new(photo.Width, photo.Height, Array.ConvertAll(photo.Rgb, value => (byte)Math.Clamp(value + (int)MathF.Round(steps), 0, 255)));

    private FilmSteadiness Judge(Func<Picture, Random, Picture> change)
    {
        Random random = new(5);
        return Judge(Write("original", Frames, photo => photo), Write("result", Frames, photo => change(photo, random)));
    }

    private FilmSteadiness Judge(string original, string result)
    {
        CanonicalFace canonical = CanonicalFace.Load();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        return new FilmJudge(FfmpegPrograms.Find(cancellation), new TrackPerception(_models, canonical), canonical).Judge(original, result, _ => { }, cancellation);
    }

    private string Write(string name, int frames, Func<Picture, Picture> make)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        for (int frame = 1; frame <= frames; frame++)
        {
            Photo.Of(make(_photo)).Save(Path.Combine(folder, $"{frame:000}.png"), new() { Mark = false });
        }

        return Path.Combine(folder, "%03d.png");
    }
}
