using Mien.Faces;
using Mien.Graphs;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Runtime;
using Mien.Swapping.Live;
using Mien.Swapping.Tests.Meshes;

namespace Mien.Swapping.Tests.Live;

/// <summary>Networks of known answers in place of trained ones.</summary>
public sealed class LiveSwapperTests(SampleFaces samples) : IClassFixture<SampleFaces>
{
    private const int SizePx = 64;
    private const int Source = 0;
    private const int Target = 2;

    [Fact]
    public void SwapInPlace_NetworkThatChangesNothing_GivesTheDrawnFaceAtFullSize() =>
        AssertEqual(samples.Swap(Source, Target), Swap((_, coverage) => (0, coverage)), 1);

    [Fact]
    public void SwapInPlace_NetworkThatShowsNothing_DoesNotBringTheTargetBack() =>
        AssertEqual(samples.Swap(Source, Target), Swap((_, coverage) => (1, coverage * 0f)), 1);

    [Fact]
    public void SwapInPlace_NetworkThatLightens_LightensTheFaceAndNothingFarFromIt()
    {
        Picture plain = Swap((_, coverage) => (0, coverage));
        Picture light = Swap((_, coverage) => (0.1f, coverage));

        Region nose = AroundPoint(1);
        (Planes before, Planes after) = (plain.Read(nose), light.Read(nose));
        for (int i = 0; i < before.Green.Samples.Length; i++)
        {
            Assert.Equal(Math.Min(1, before.Green.Samples[i] + 0.1f), after.Green.Samples[i], 2f / 255);
        }

        Region around = SampleFaces.Around(samples.Faces[Target], 0.2f);
        for (int i = 0; i < light.Rgb.Length; i++)
        {
            (int x, int y) = (i / 3 % light.Width, i / 3 / light.Width);
            bool isNear = x >= around.X && x < around.Right && y >= around.Y && y < around.Bottom;
            Assert.True(isNear || light.Rgb[i] == samples.Photo.Rgb[i], $"({x},{y})");
        }
    }

    [Fact]
    public void SwapInPlace_HalfTheStrength_MakesHalfTheChange()
    {
        SwapSettings half = new() { Strength = 0.5f };
        (Planes before, Planes after) = (Swap((_, coverage) => (0, coverage), half).Read(AroundPoint(1)), Swap((_, coverage) => (0.1f, coverage), half).Read(AroundPoint(1)));

        Assert.Equal(before.Green.Samples.Average() + 0.05f, after.Green.Samples.Average(), 2f / 255);
    }

    [Fact]
    public void Follow_ManyAtOnce_GiveWhatOneGives()
    {
        Picture alone = Swap((_, coverage) => (0.05f, coverage));
        using LiveNetworkSession network = Open((_, coverage) => (0.05f, coverage));
        LiveSwapper swapper = new("live", samples.Swapper, network, workers: 1);
        ISwapIdentity identity = swapper.Prepare([samples.Source(Source)]);
        Picture[] results = [.. Enumerable.Range(0, 4).Select(_ => samples.Photo.Clone())];

        Parallel.ForEach(results, result => identity.Follow().SwapInPlace(result, samples.Faces[Target], new(), TimeSpan.Zero));

        Assert.All(results, result => Assert.Equal(alone.Rgb, result.Rgb));
    }

    [Fact]
    public void Open_NetworkOfAnotherKind_SaysWhatIsMissing()
    {
        Graph graph = new("other");
        graph.Output("out", graph.Input("picture", [1, 3, 8, 8]) * 2f);
        string path = Path.Combine(Path.GetTempPath(), $"mien-{Guid.NewGuid():N}.onnx");
        File.WriteAllBytes(path, graph.ToOnnx());
        try
        {
            TensorMismatchException fault = Assert.Throws<TensorMismatchException>(() => LiveNetworkSession.Open(path, new() { Device = DeviceChoice.Cpu }));
            Assert.Contains("target", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Picture Swap(Func<Tensor, Tensor, (float Change, Tensor Mask)> answer, SwapSettings? settings = null)
    {
        using LiveNetworkSession network = Open(answer);
        Picture result = samples.Photo.Clone();
        Face face = samples.Faces[Target];
        new LiveSwapper("live", samples.Swapper, network, workers: 1).Prepare([samples.Source(Source)]).SwapInPlace(result, face, settings ?? new());
        return result;
    }

    private static LiveNetworkSession Open(Func<Tensor, Tensor, (float Change, Tensor Mask)> answer)
    {
        Graph graph = new("live");
        Tensor target = graph.Input("target", [1, 3, SizePx, SizePx]);
        Tensor drawn = graph.Input("drawn", [1, 3, SizePx, SizePx]);
        (float change, Tensor mask) = answer(target, graph.Input("coverage", [1, 1, SizePx, SizePx]));
        graph.Output("change", ((target + drawn) * 0f) + change);
        graph.Output("mask", mask + 0f);
        string path = Path.Combine(Path.GetTempPath(), $"mien-{Guid.NewGuid():N}.onnx");
        File.WriteAllBytes(path, graph.ToOnnx());
        try
        {
            return LiveNetworkSession.Open(path, new() { Device = DeviceChoice.Cpu });
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Region AroundPoint(int point)
    {
        System.Numerics.Vector2 place = samples.Faces[Target].Mesh[point];
        return new((int)place.X - 4, (int)place.Y - 4, 9, 9);
    }

    /// <param name="levels">Of 255.</param>
    private static void AssertEqual(Picture expected, Picture actual, int levels) =>
        Assert.True(expected.Rgb.Zip(actual.Rgb).All(pair => Math.Abs(pair.First - pair.Second) <= levels));
}
