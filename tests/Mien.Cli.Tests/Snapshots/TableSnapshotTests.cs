using System.Text.RegularExpressions;
using Mien.Cli.Doctor;
using Mien.Graphs;
using Mien.Graphs.Onnx;

namespace Mien.Cli.Tests.Snapshots;

/// <summary>The tables of `mien models` and `mien doctor`.</summary>
public sealed class TableSnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-snapshot-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ModelsList_IsAsExpected() => Snapshot.AssertIs("models-list", CommandRun.Of("models", "list").Output);

    [Fact]
    public void ModelsInfo_OfASmallNetwork_IsAsExpected()
    {
        Graph graph = new("small");
        Tensor image = graph.Input("image", [1, 2, 8, 8]);
        graph.Output("features", image.Conv(graph.Constant(new float[3 * 2 * 9], [3, 2, 3, 3])).Relu());
        string path = Path.Combine(_folder, "small.onnx");
        File.WriteAllBytes(path, graph.ToModel().ToBytes());

        Snapshot.AssertIs("models-info", CommandRun.Of("models", "info", path).Output.Replace(_folder, "<folder>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("doctor", false)]
    [InlineData("doctor-on-a-terminal", true)]
    public void Doctor_OfAMachineWithFaults_IsAsExpected(string name, bool isTerminal)
    {
        using StringWriter output = new() { NewLine = "\n" };
        DoctorTable.Write(
            new()
            {
                System = "Linux 6.1, X64, 2 cores",
                Parts =
                [
                    new() { Name = "Mien", Version = "0.1.0", Path = "/opt/mien", IsNeeded = true },
                    new() { Name = "libvips", Path = "node_modules/@img was not found", Hint = "run ./mien once", IsNeeded = true },
                    new() { Name = "FFmpeg", Hint = "needed for videos only" },
                    new() { Name = "cache", Version = "12.3 MiB", Path = "/home/ann/.cache/mien" },
                ],
                Devices =
                [
                    new() { Device = "cpu", Works = true, Adapters = [], FirstRunMs = 12.5, BestRunMs = 1.25 },
                    new() { Device = "webgpu", Works = false, Adapters = [], FirstRunMs = 0, BestRunMs = 0, Failure = "no adapter was found, and what the driver says about it does not fit a line" },
                ],
                AutoDevice = "cpu",
            },
            new() { Output = output, Error = TextWriter.Null, OutputIsTerminal = isTerminal, TerminalWidth = 60 });

        Snapshot.AssertIs(name, Regex.Replace(output.ToString(), "\e\\[[0-9;]*m", "")); // colours are the terminal's
    }
}
