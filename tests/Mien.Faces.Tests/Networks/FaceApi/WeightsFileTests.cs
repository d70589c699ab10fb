using System.Text;
using Mien.Faces.Networks;
using Mien.Faces.Networks.FaceApi;

namespace Mien.Faces.Tests.Networks.FaceApi;

public sealed class WeightsFileTests
{
    private const string Manifest = """
        [{ "paths": ["a.bin", "b.bin"], "weights": [
          { "name": "bytes", "shape": [3], "dtype": "float32", "quantization": { "dtype": "uint8", "scale": 0.5, "min": -1 } },
          { "name": "floats", "shape": [2, 1], "dtype": "float32" },
          { "name": "whole", "shape": [], "dtype": "int32", "quantization": { "dtype": "uint8", "scale": 0.7, "min": 2 } } ] }]
        """;

    [Fact]
    public void Decode_TensorsAtOddOffsetsAndAcrossFiles_GivesTheirValues()
    {
        WeightsFile weights = Decode(Manifest, Bytes());

        Assert.Equal([-1f, 0f, 126.5f], weights["bytes"].Values);
        Assert.Equal([1.5f, -2f], weights["floats"].Values);
        Assert.Equal([2, 1], weights["floats"].Shape);
        Assert.Equal([3f], weights["whole"].Values);
    }

    [Fact]
    public void Decode_QuantisedValue_IsComputedInDoubleAndRoundedOnce()
    {
        const double scale = 0.0026856216729856004;
        const double min = -0.34107395246917127;
        string manifest = $$"""
            [{ "paths": ["a.bin"], "weights": [
              { "name": "w", "shape": [256], "dtype": "float32", "quantization": { "dtype": "uint8", "scale": {{scale:R}}, "min": {{min:R}} } } ] }]
            """;

        WeightsFile weights = Decode(manifest, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);

        Assert.Equal(Enumerable.Range(0, 256).Select(i => (float)((i * scale) + min)), weights["w"].Values);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Decode_FileOfWrongLength_SaysBothLengths(int change)
    {
        byte[] bytes = Bytes();
        Array.Resize(ref bytes, bytes.Length + change);

        WeightsException fault = Assert.Throws<WeightsException>(() => Decode(Manifest, bytes));

        Assert.Equal("WEIGHTS_FILE", fault.Code);
        Assert.Contains("12 bytes", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"got {12 + change}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{")]
    [InlineData("{}")]
    [InlineData("[3]")]
    [InlineData("""[{ "paths": ["a.bin"] }]""")]
    [InlineData("""[{ "paths": [4], "weights": [] }]""")]
    [InlineData("""[{ "paths": ["a.bin"], "weights": [{ "name": "x", "shape": [1], "dtype": "float16" }] }]""")]
    [InlineData("""[{ "paths": ["a.bin"], "weights": [{ "name": "x", "shape": [-1], "dtype": "float32" }] }]""")]
    [InlineData("""[{ "paths": ["a.bin"], "weights": [{ "name": "x", "shape": [2000000000, 2000000000, 2000000000], "dtype": "float32" }] }]""")]
    [InlineData("""[{ "paths": ["a.bin"], "weights": [{ "name": "x", "shape": [1.5], "dtype": "float32" }] }]""")]
    [InlineData("""[{ "paths": ["a.bin"], "weights": [{ "name": "x", "shape": "1", "dtype": "float32" }] }]""")]
    [InlineData("""[{ "paths": ["a.bin"], "weights": [{ "shape": [1], "dtype": "float32" }] }]""")]
    [InlineData("""[{ "paths": ["a.bin"], "weights": [{ "name": "x", "shape": [12], "dtype": "float32", "quantization": { "dtype": "uint16", "scale": 1, "min": 0 } }] }]""")]
    public void Decode_BrokenManifest_IsATypedFault(string manifest) =>
        Assert.Throws<WeightsException>(() => Decode(manifest, Bytes()));

    [Fact]
    public void Decode_SameNameTwice_IsATypedFault()
    {
        const string twice = """
            [{ "paths": ["a.bin"], "weights": [ { "name": "x", "shape": [1], "dtype": "float32" }, { "name": "x", "shape": [2], "dtype": "float32" } ] }]
            """;

        Assert.Throws<WeightsException>(() => Decode(twice, Bytes()));
    }

    [Fact]
    public void Indexer_UnknownTensor_NamesIt() => Assert.Contains(
        "no tensor nothing",
        Assert.Throws<WeightsException>(() => Decode(Manifest, Bytes())["nothing"]).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Read_MissingFile_IsATypedFault() =>
        Assert.Throws<WeightsException>(() => WeightsFile.Read(Path.Combine(Path.GetTempPath(), "no-such-manifest.json")));

    [Theory]
    [InlineData("ssd_mobilenetv1", 151, 5_555_541)]
    [InlineData("face_recognition", 117, 5_614_592)]
    [InlineData("age_gender", 51, 421_731)]
    [InlineData("face_expression", 49, 323_687)]
    [InlineData("face_landmark_68", 49, 356_840)]
    public void Read_TheInstalledPackage_GivesEveryTensor(string network, int tensors, int elements)
    {
        WeightsFile weights = FaceApiWeights.Read(network);

        Assert.Equal(tensors, weights.Tensors.Count);
        Assert.Equal(elements, weights.Tensors.Sum(tensor => tensor.Values.Length));
        Assert.All(weights.Tensors, tensor => Assert.All(tensor.Values, value => Assert.True(float.IsFinite(value))));
    }

    private static byte[] Bytes() => [0, 2, 255, .. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-2f), 1];

    private static WeightsFile Decode(string manifest, byte[] bytes) => WeightsFile.Decode(
        Encoding.UTF8.GetBytes(manifest),
        path => path == "a.bin" && manifest.Contains("b.bin", StringComparison.Ordinal) ? bytes[..5] : path == "a.bin" ? bytes : bytes[5..],
        "test manifest");
}
