using System.Security.Cryptography;
using System.Text.Json;
using Mien.App.Exports;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Runtime;

namespace Mien.Cli.Tests;

public sealed class ModelsExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Export_ShippedNetwork_IsHalfAsLarge_AndSaysHowFarItIsFromTheOriginal()
    {
        string path = Path.Combine(_folder, "half.onnx");

        JsonElement file = Reported(CommandRun.Of("models", "export", "live-256", "-o", path, "--json"))[0];

        byte[] written = File.ReadAllBytes(path);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(written)), file.GetProperty("sha256").GetString());
        Assert.InRange(written.Length, 1, file.GetProperty("originalBytes").GetInt64() * 0.52);
        Assert.Equal("float16", file.GetProperty("precision").GetString());
        Assert.InRange(file.GetProperty("largestDifferenceLevels").GetDouble(), 0.01, 1);
        Assert.InRange(file.GetProperty("meanDifferenceLevels").GetDouble(), 0.001, 0.05);
        Dictionary<string, string> metadata = OnnxModel.Read(written).Metadata.ToDictionary(entry => entry.Key, entry => entry.Value);
        Assert.Equal(("live-256", "float16"), (metadata["mien.source"], metadata["mien.precision"]));
        Assert.Contains("CC BY-NC-SA", metadata["licence"], StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ForAPerson_SaysSizesAndDifference()
    {
        string path = Path.Combine(_folder, "stored.onnx");

        CommandRun run = CommandRun.Of("models", "export", "live-256", "-o", path, "--precision", "weights16");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Contains("2.13 MB instead of 4.24", run.Output, StringComparison.Ordinal);
        Assert.Contains("levels of 255", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Swap_TakesTheExportedNetwork_AndGivesTheSamePicture()
    {
        string network = Path.Combine(_folder, "half.onnx");
        Assert.Equal(ExitCode.Done, CommandRun.Of("models", "export", "live-256", "-o", network).ExitCode);

        byte[] original = Swapped("live-256", "original.png");
        byte[] exported = Swapped(network, "exported.png");

        Assert.Equal(original.Length, exported.Length);
        int[] differences = [.. original.Zip(exported, (left, right) => Math.Abs(left - right))];
        Assert.InRange(differences.Max(), 0, 2);
    }

    [Fact]
    public void Export_ForBrowser_WritesBothFiles()
    {
        string web = Path.Combine(_folder, "web");

        JsonElement files = Reported(CommandRun.Of("models", "export", Network(1), "-o", web, "--for", "browser", "--json"));

        Assert.Equal(["float16", "weights16"], files.EnumerateArray().Select(file => file.GetProperty("precision").GetString()));
        Assert.Equal(["network.wasm.onnx", "network.webgpu.onnx"], Directory.GetFiles(web).Select(Path.GetFileName).Order());
    }

    /// <summary>What a GPU gives, where sums within a product are of 16 bits too. docs/graphs.md says how to get a WebGPU with float16 without a GPU.</summary>
    [Fact]
    public void Export_ComparedOnWebGpu_IsWithinTheBound()
    {
        CommandRun run = CommandRun.Of("models", "export", "live-256", "-o", Path.Combine(_folder, "half.onnx"), "--device", "webgpu", "--json");
        Assert.SkipWhen(run.Output.Contains("DEVICE_UNAVAILABLE", StringComparison.Ordinal), "no WebGPU");
        Assert.SkipWhen(run.Output.Contains("the device does not support it", StringComparison.Ordinal), "no float16 on this WebGPU");

        JsonElement file = Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray());

        Assert.Equal("webgpu", file.GetProperty("device").GetString());
        Assert.Empty(file.GetProperty("operatorsOnCpu").EnumerateObject());
        Assert.InRange(file.GetProperty("largestDifferenceLevels").GetDouble(), 0.5, ExportDifference.MostLargest);
    }

    [Fact]
    public void Export_TwiceToOnePlace_AsksFirst()
    {
        string path = Path.Combine(_folder, "out.onnx");
        string network = Network(1);
        Assert.Equal(ExitCode.Done, CommandRun.Of("models", "export", network, "-o", path, "--precision", "float32").ExitCode);

        CommandRun.Of("models", "export", network, "-o", path).AssertFails(ExitCode.WrongUsage, "exists", "--overwrite");
        CommandRun.Of("models", "export", network, "-o", network, "--overwrite").AssertFails(ExitCode.WrongUsage, "inputs", "another output");
        Assert.Equal(ExitCode.Done, CommandRun.Of("models", "export", network, "-o", path, "--overwrite").ExitCode);
    }

    /// <summary>Weights and values fit, but their difference, which is all that is left, is smaller than what float16 rounds.</summary>
    [Fact]
    public void Export_NetworkThatFloat16Spoils_IsRefused_AndNothingIsWritten()
    {
        Graph graph = new("cancels");
        Tensor x = graph.Input("x", [1, 1, 8, 8]);
        Tensor Scaled(float factor) => x.Conv(graph.Constant([factor], [1, 1, 1, 1])).Conv(graph.Constant([1.001f], [1, 1, 1, 1]));
        graph.Output("y", Scaled(4000) - Scaled(3999));
        string path = Path.Combine(_folder, "cancels.onnx");
        File.WriteAllBytes(path, graph.ToOnnx());
        string web = Path.Combine(_folder, "web");

        CommandRun.Of("models", "export", path, "-o", web, "--for", "browser").AssertFails(ExitCode.ModelOrDevice, "nothing was written", "--precision");

        Assert.False(Path.Exists(web));
    }

    [Fact]
    public void Export_InputThatCannotBeGenerated_IsRefused()
    {
        Graph graph = new("choice");
        Tensor x = graph.Input("x", [4]);
        graph.Output("y", graph.Input("mask", [4], Graphs.ElementType.Bool).Where(x, -x));
        string path = Path.Combine(_folder, "choice.onnx");
        File.WriteAllBytes(path, graph.ToOnnx());

        CommandRun.Of("models", "export", path, "-o", Path.Combine(_folder, "x.onnx")).AssertFails(ExitCode.ModelOrDevice, "\"mask\" is of Bool", "float32");
    }

    [Fact]
    public void Difference_OfAnotherNetwork_IsNotAcceptable()
    {
        ExportRuns Runs(float sign) => ExportRuns.Of(File.ReadAllBytes(Network(sign)), "network", Graph.FromOnnx(File.ReadAllBytes(Network(sign))), DeviceChoice.Cpu, CancellationToken.None);

        Assert.True(ExportDifference.Between(Runs(1), Runs(1)) is { IsAcceptable: true, LargestLevels: 0 });
        Assert.False(ExportDifference.Between(Runs(1), Runs(1.1f)).IsAcceptable);
        Assert.False(ExportDifference.Between(Runs(1), Runs(float.NaN)).IsAcceptable);
    }

    [Fact]
    public void Export_WrongWords_AreExplained()
    {
        string output = Path.Combine(_folder, "x.onnx");
        string text = Path.Combine(_folder, "text.onnx");
        File.WriteAllText(text, "this is no network");

        CommandRun.Of("models", "export", "live-265", "-o", output).AssertFails(ExitCode.WrongUsage, "live-265", "live-256");
        CommandRun.Of("models", "export", "none/at-all.onnx", "-o", output).AssertFails(ExitCode.ModelOrDevice, "none/at-all.onnx", "path");
        CommandRun.Of("models", "export", text, "-o", output).AssertFails(ExitCode.ModelOrDevice, "ONNX", "model");
        CommandRun.Of("models", "export", "live-256", "-o", output, "--precision", "float8").AssertFails(ExitCode.WrongUsage, "weights16", "--help");
        CommandRun.Of("models", "export", "live-256", "-o", output, "--for", "browser", "--precision", "float16").AssertFails(ExitCode.WrongUsage, "--for", "--precision");
        CommandRun.Of("models", "export", "live-256", "-o", _folder).AssertFails(ExitCode.WrongUsage, "is a folder", "--for browser");
        Assert.False(File.Exists(output));
    }

    private static JsonElement Reported(CommandRun run)
    {
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private byte[] Swapped(string swapper, string name)
    {
        string path = Path.Combine(_folder, name);
        CommandRun run = CommandRun.Of("swap", SamplePhotos.Of(1), SamplePhotos.Of(6), "-o", path, "--swapper", swapper, "--device", "cpu");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        return Assert.IsType<Picture>(Photo.Load(path).Frame).Rgb;
    }

    /// <summary>A convolution of an image of one channel by one number.</summary>
    private string Network(float weight)
    {
        Graph graph = new("network");
        graph.Output("y", graph.Input("x", [1, 1, 8, 8]).Conv(graph.Constant([weight], [1, 1, 1, 1])));
        string path = Path.Combine(_folder, "network.onnx");
        File.WriteAllBytes(path, graph.ToOnnx());
        return path;
    }
}
