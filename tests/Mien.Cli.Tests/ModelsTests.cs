using System.Security.Cryptography;
using System.Text.Json;
using Mien.Graphs;
using Mien.Graphs.Onnx;

namespace Mien.Cli.Tests;

public sealed class ModelsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-models-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Info_Convolution_CountsWeightsAndMultiplyAdds()
    {
        CommandRun run = CommandRun.Of("models", "info", Convolution(), "--json");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        JsonElement facts = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(3 * 2 * 3 * 3, facts.GetProperty("parameters").GetInt64());
        Assert.Equal(3 * 6 * 6 * 2 * 3 * 3, facts.GetProperty("macs").GetInt64()); // 8×8 without a border: 6×6
        Assert.Equal([1, 3, 6, 6], facts.GetProperty("outputs")[0].GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal("Conv", Assert.Single(facts.GetProperty("layers").EnumerateArray()).GetProperty("operator").GetString());
    }

    [Fact]
    public void Info_NameOfAShippedNetwork_IsKnownAndItsMisspellingToo()
    {
        Assert.Contains("GMAC", CommandRun.Of("models", "info", "live-256").Output, StringComparison.Ordinal);
        CommandRun.Of("models", "info", "live-265").AssertFails(ExitCode.WrongUsage, "there is no network live-265", "did you mean live-256?");
    }

    [Fact]
    public void Info_ForAPerson_EndsWithTheSum()
    {
        CommandRun run = CommandRun.Of("models", "info", Convolution());

        string sum = run.Output.TrimEnd().Split('\n')[^1];
        Assert.StartsWith("in all", sum, StringComparison.Ordinal);
        Assert.Contains("(0.000 M, 0.0000 GMAC)", sum, StringComparison.Ordinal);
        Assert.Contains("  in   image  Float32 [1,2,8,8]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Info_SizeLeftOpen_TakesTheSizeGiven_AndBatchesOfOne()
    {
        string path = Convolution(new(null, "batch"), new(2), new(null, "height"), new(8));

        CommandRun run = CommandRun.Of("models", "info", path, "--size", "height=16");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Contains("[1,3,14,6]", run.Output, StringComparison.Ordinal);
        CommandRun.Of("models", "info", path).AssertFails(ExitCode.ModelOrDevice, "height", "size");
    }

    [Fact]
    public void List_NamesEachNetworkWithItsLicence_AndItsCardFitsItsFile()
    {
        CommandRun run = CommandRun.Of("models", "list", "--json");

        Assert.Contains("CC BY-NC-SA", CommandRun.Of("models", "list").Output, StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Contains("live-256", report.RootElement.EnumerateArray().Select(model => model.GetProperty("name").GetString()));
        foreach (JsonElement model in report.RootElement.EnumerateArray())
        {
            string folder = Path.GetDirectoryName(model.GetProperty("card").GetString())!;
            using JsonDocument card = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "card.json")));
            byte[] network = File.ReadAllBytes(Path.Combine(folder, "model.onnx"));
            Assert.Equal(card.RootElement.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(network)));
            Assert.NotEmpty(model.GetProperty("licence").GetString()!);
            using JsonDocument counted = JsonDocument.Parse(CommandRun.Of("models", "info", Path.Combine(folder, "model.onnx"), "--json").Output);
            Assert.Equal(model.GetProperty("macs").GetInt64(), counted.RootElement.GetProperty("macs").GetInt64());
        }
    }

    [Fact]
    public void Models_WithoutAQuestion_NamesThem() => CommandRun.Of("models").AssertFails(ExitCode.WrongUsage, "what to do", "list, info, export");

    [Fact]
    public void Info_NoSuchFile_SaysSo() =>
        CommandRun.Of("models", "info", Path.Combine(_folder, "none.onnx")).AssertFails(ExitCode.ModelOrDevice, "none.onnx", "path");

    [Fact]
    public void Info_NoModel_SaysSo()
    {
        string path = Path.Combine(_folder, "text.onnx");
        File.WriteAllText(path, "this is no network");

        CommandRun.Of("models", "info", path).AssertFails(ExitCode.ModelOrDevice, "ONNX", "model");
    }

    [Theory]
    [InlineData("height")]
    [InlineData("height=0")]
    [InlineData("=4")]
    public void Info_SizeThatIsNone_IsWrongUsage(string size) =>
        CommandRun.Of("models", "info", "x.onnx", "--size", size).AssertFails(ExitCode.WrongUsage, size, "--help");

    /// <summary>3×3, 2→3 channels, no border.</summary>
    private string Convolution(params OnnxDimension[] dimensions)
    {
        Graph graph = new("convolution");
        Tensor image = graph.Input("image", [1, 2, 8, 8]);
        graph.Output("features", image.Conv(graph.Constant(new float[3 * 2 * 9], [3, 2, 3, 3])));
        OnnxModel model = graph.ToModel();
        if (dimensions.Length > 0)
        {
            model = model with { Graph = model.Graph with { Inputs = [model.Graph.Inputs[0] with { Dimensions = [.. dimensions] }] } };
        }

        string path = Path.Combine(_folder, "convolution.onnx");
        File.WriteAllBytes(path, model.ToBytes());
        return path;
    }
}
