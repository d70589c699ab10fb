using Mien.Faces;
using Mien.Graphs;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Runtime;
using Mien.Swapping.Live;
using Mien.Swapping.Tests.Meshes;

namespace Mien.Swapping.Tests.Live;

/// <summary>Networks of known answers in place of trained ones: the recogniser gives a source's mean colour, the network adds it.</summary>
public sealed class EmbeddingSwapTests(SampleFaces samples) : IClassFixture<SampleFaces>, IDisposable
{
    private const int SizePx = 64;
    private const int Target = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("mien-embedding-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SwapInPlace_AddsWhatTheNetworkMakesOfTheSourcesVector_AndDrawsNothing()
    {
        Picture result = Swap([Plain(40, 10, 20)]);

        float length = MathF.Sqrt((40 * 40) + (10 * 10) + (20 * 20));
        Region nose = AroundNose();
        (Planes before, Planes after) = (samples.Photo.Read(nose), result.Read(nose));
        foreach ((int channel, float share) in (ReadOnlySpan<(int, float)>)[(0, 40), (1, 10), (2, 20)])
        {
            for (int i = 0; i < before[channel].Samples.Length; i++)
            {
                Assert.Equal(Math.Min(1, before[channel].Samples[i] + (0.1f * share / length)), after[channel].Samples[i], 1.5f / 255);
            }
        }
    }

    [Fact]
    public void SwapInPlace_AnotherSource_GivesAnotherResult() =>
        Assert.NotEqual(Swap([Plain(90, 10, 10)]).Rgb, Swap([Plain(10, 10, 90)]).Rgb);

    [Fact]
    public void SwapInPlace_SeveralPhotos_GiveTheMeanOfTheirVectors()
    {
        Picture both = Swap([Plain(90, 30, 10), Plain(10, 30, 90)]);

        Planes change = both.Read(AroundNose());
        Planes before = samples.Photo.Read(AroundNose());
        Assert.Equal(change.Red.Samples[0] - before.Red.Samples[0], change.Blue.Samples[0] - before.Blue.Samples[0], 2f / 255);
    }

    [Fact]
    public void SwapInPlace_FarFromTheFaceOrAtNoStrength_LeavesThePhotoBitForBit()
    {
        Picture result = Swap([Plain(90, 10, 10)]);

        Region around = SampleFaces.Around(samples.Faces[Target], 0.3f);
        for (int i = 0; i < result.Rgb.Length; i++)
        {
            (int x, int y) = (i / 3 % result.Width, i / 3 / result.Width);
            bool isNear = x >= around.X && x < around.Right && y >= around.Y && y < around.Bottom;
            Assert.True(isNear || result.Rgb[i] == samples.Photo.Rgb[i], $"({x},{y})");
        }

        Assert.Equal(samples.Photo.Rgb, Swap([Plain(90, 10, 10)], new() { Strength = 0 }).Rgb);
    }

    [Fact]
    public void Open_WithoutTheRecogniserBesideIt_SaysWhatToCopy()
    {
        string path = Network();
        File.Delete(Path.Combine(_folder, "identity.onnx"));

        ModelException fault = Assert.Throws<ModelException>(() => Open(path));

        Assert.Equal("MODEL_COMPANION_MISSING", fault.Code);
        Assert.Contains(Path.Combine(_folder, "identity.onnx"), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_RecogniserOfOtherVectors_SaysWhichItHasAndWhichAreNeeded()
    {
        TensorMismatchException fault = Assert.Throws<TensorMismatchException>(() => Open(Network(length: 5)));

        Assert.Contains("identity.onnx", fault.Message, StringComparison.Ordinal);
        Assert.Contains("[1,5]", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target", "drawn")]
    [InlineData("identity", "drawn")]
    [InlineData("target", "identity", "depth")]
    [InlineData("target", "drawn", "coverage", "depth")]
    public void Open_OtherInputs_AreRefusedByName(params string[] inputs)
    {
        Graph graph = new("other");
        foreach (string input in inputs)
        {
            graph.Input(input, [1, 3, SizePx, SizePx]);
        }

        graph.Output("change", graph.Filled(0, [1, 3, SizePx, SizePx]));
        graph.Output("mask", graph.Filled(0, [1, 1, SizePx, SizePx]));
        string path = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(path, graph.ToOnnx());

        TensorMismatchException fault = Assert.Throws<TensorMismatchException>(() => Open(path));

        string wrong = inputs.Contains("depth") ? "\"depth\"" : inputs.Contains("identity") ? "\"target\"" : "\"coverage\"";
        Assert.Contains(wrong, fault.Message, StringComparison.Ordinal);
    }

    private Picture Swap(IReadOnlyList<SourceFace> sources, SwapSettings? settings = null)
    {
        using LiveNetworkSession network = Open(Network());
        Picture result = samples.Photo.Clone();
        new LiveSwapper("rival", samples.Swapper, network, workers: 1).Prepare(sources).SwapInPlace(result, samples.Faces[Target], settings ?? new());
        return result;
    }

    /// <summary>A face in front of which there is nothing but one colour.</summary>
    private SourceFace Plain(byte red, byte green, byte blue)
    {
        Picture picture = new(samples.Photo.Width, samples.Photo.Height, [.. Enumerable.Repeat((byte[])[red, green, blue], samples.Photo.Width * samples.Photo.Height).SelectMany(pixel => pixel)]);
        return samples.Source(0) with { Frame = picture };
    }

    private static LiveNetworkSession Open(string path) => LiveNetworkSession.Open(path, new() { Device = DeviceChoice.Cpu, ModelName = path });

    /// <summary>Both files; the network takes vectors of any length, and adds a tenth of the first three values where the crop's middle is.</summary>
    private string Network(int length = 3)
    {
        Graph recogniser = new("identity");
        Tensor colour = recogniser.Input("source", [1, 3, SizePx, SizePx]).ReduceMean([2, 3], keepAxes: false);   // [1,3]
        recogniser.Output("identity", colour / colour.ReduceL2([1]));
        File.WriteAllBytes(Path.Combine(_folder, "identity.onnx"), recogniser.ToOnnx());

        Graph graph = new("rival");
        Tensor target = graph.Input("target", [1, 3, SizePx, SizePx]);
        Tensor identity = graph.Input("identity", [1, length]);
        graph.Output("change", (target * 0f) + (identity.Slice(1, 0, 3).Unsqueeze(2, 3) * 0.1f));
        graph.Output("mask", graph.Filled(1, [1, 1, SizePx / 2, SizePx / 2]).Pad(Pads.All(SizePx / 4)));
        string path = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(path, graph.ToOnnx());
        return path;
    }

    private Region AroundNose()
    {
        System.Numerics.Vector2 place = samples.Faces[Target].Mesh[1];
        return new((int)place.X - 4, (int)place.Y - 4, 9, 9);
    }
}
