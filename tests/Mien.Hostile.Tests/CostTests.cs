using System.Runtime;
using System.Text;
using Mien.Faces.Persons;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Jobs.Films.Settings;
using Mien.Training.Checkpoints;
using ElementType = Mien.Graphs.ElementType;

namespace Mien.Hostile.Tests;

/// <summary>Twice the input may cost at most two and a half times the work: what costs the square stops a program with a small file.</summary>
/// <remarks>Processor time, the least of several runs. Sizes are four times apart, so that what grows straight (4) and with the square (16) are told
/// apart on a busy machine. The windows of a face search
/// are counted instead: DetectionWindowsTests.</remarks>
public sealed class CostTests
{
    private const double MostRatio = 2.5;
    private const long NoCollectionBytes = 200L << 20;

    [Fact]
    public void Xmp_Nesting() => AssertStraight(25_000, depth => Xmp(Repeat("<a>", depth) + Repeat("</a>", depth)), xmp => ProvenanceMark.OfXmp(xmp));

    [Fact]
    public void Xmp_Siblings() => AssertStraight(15_000, count => Xmp(Repeat("<a b='1'/>", count)), xmp => ProvenanceMark.OfXmp(xmp));

    [Fact]
    public void Animation_Frames() => AssertStraight(25, count =>
    {
        Picture frame = new(64, 64);
        return Photo.Of(Enumerable.Repeat<IFrame>(frame, count).ToArray(), new() { Delays = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(20), count)] }).Encode(PictureFormat.Gif);
    }, gif => Photo.Load(gif));

    [Fact]
    public void Graph_Nodes() => AssertStraight(1_500, count => Model(count, _ => new() { OpType = "Relu", Inputs = ["x"], Outputs = ["y"] }), onnx => Graph.FromOnnx(onnx).Cost());

    [Fact]
    public void Graph_NodesInARow() => AssertStraight(
        1_500, count => Model(count, i => new() { OpType = "Relu", Inputs = [i == 0 ? "x" : $"t{i - 1}"], Outputs = [i == count - 1 ? "y" : $"t{i}"] }), onnx => Graph.FromOnnx(onnx).Cost());

    [Fact]
    public void Graph_Inputs() => AssertStraight(2_500, count =>
    {
        OnnxModel model = Model(1, _ => new() { OpType = "Relu", Inputs = ["x"], Outputs = ["y"] });
        return model with { Graph = model.Graph with { Inputs = [.. model.Graph.Inputs, .. Enumerable.Range(0, count).Select(i => Value($"i{i}"))] } };
    }, onnx => Graph.FromOnnx(onnx));

    [Fact]
    public void Graph_Functions() => AssertStraight(1_000, count =>
    {
        OnnxModel model = Model(count, i => new() { OpType = $"F{i}", Domain = "own", Inputs = ["x"], Outputs = ["y"] });
        return model with { Functions = [.. Enumerable.Range(0, count).Select(i => Relu($"F{i}", model))] };
    }, onnx => Graph.FromOnnx(onnx));

    [Fact]
    public void Settings_Ranges() => AssertStraight(
        5_000, count => Encoding.UTF8.GetBytes($"{{\"ranges\":[{string.Join(',', Enumerable.Repeat("{\"from\":\"0:01\",\"strength\":0.5}", count))}]}}"), OfFile(path => SettingsFile.Load(path)));

    [Fact]
    public void Persons_Count() => AssertStraight(300, count => Encoding.UTF8.GetBytes(new PersonList
    {
        Persons = [.. Enumerable.Range(1, count).Select(number => new PersonRecord
        {
            Number = number, Embedding = [.. Enumerable.Repeat(1f, 128)], Ranges = [], ScreenTimeShare = 1, MeanHeightPx = 10, SampleCount = 1,
        })],
    }.ToJson()), json => PersonList.Parse(Encoding.UTF8.GetString(json), "list"));

    [Fact]
    public void Safetensors_Tensors()
    {
        string path = Path.GetTempFileName();
        try
        {
            AssertStraight(2_500, count =>
            {
                Safetensors.Write(path, Enumerable.Range(0, count).Select(i => OnnxTensor.Of($"t{i}", ElementType.Float32, [1], new byte[4])));
                return File.ReadAllBytes(path);
            }, OfFile(file => Safetensors.Open(file).Dispose()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void AssertStraight(int count, Func<int, OnnxModel> model, Action<byte[]> read) =>
        AssertStraight(count, size => model(size).ToBytes(), read);

    private static void AssertStraight(int count, Func<int, byte[]> make, Action<byte[]> read)
    {
        byte[] one = make(count);
        byte[] four = make(4 * count);
        read(four);
        double ratio = double.PositiveInfinity;
        for (int attempt = 0; attempt < 5 && ratio > MostRatio; attempt++)
        {
            ratio = Math.Min(ratio, Math.Sqrt(Least(() => read(four)) / Least(() => read(one))));
        }

        Assert.True(ratio <= MostRatio, $"twice the input costs {ratio:0.0} times as much");
    }

    /// <summary>Without the collector, whose time follows from what is alive, not from what is read.</summary>
    private static double Least(Action action) => Enumerable.Range(0, 3).Min(_ =>
    {
        GC.TryStartNoGCRegion(NoCollectionBytes);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        action();
        double milliseconds = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }

        return milliseconds;
    });

    private static Action<byte[]> OfFile(Action<string> read) => Readers.ForeignReader.OfFile("file", read);

    private static byte[] Xmp(string inside) => Encoding.UTF8.GetBytes($"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{inside}</x:xmpmeta>");

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static OnnxModel Model(int count, Func<int, OnnxNode> node) => new()
    {
        IrVersion = 8,
        Opsets = [new("", 17), new("own", 1)],
        Graph = new() { Name = "g", Initializers = [], Inputs = [Value("x")], Outputs = [Value("y")], Nodes = [.. Enumerable.Range(0, count).Select(node)] },
    };

    private static OnnxFunction Relu(string name, OnnxModel model) => new()
    {
        Name = name,
        Domain = "own",
        Inputs = ["a"],
        Outputs = ["b"],
        Opsets = model.Opsets,
        Nodes = [new() { OpType = "Relu", Inputs = ["a"], Outputs = ["b"] }],
    };

    private static OnnxValueInfo Value(string name) => OnnxValueInfo.Of(name, ElementType.Float32, [1]);
}
