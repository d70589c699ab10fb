using System.Diagnostics;
using System.Runtime.InteropServices;
using Mien.Graphs;
using Mien.Runtime;
using Mien.Testing;

namespace Mien.Cli.Tests.Web;

/// <summary>The file for browsers without float16, in the runtime that browsers have: onnxruntime-web's WASM, under Node.</summary>
public sealed class BrowserRuntimeTests : IDisposable
{
    private const int SidePx = 256;

    private readonly string _folder = Directory.CreateTempSubdirectory("mien-browser-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WasmFile_InOnnxRuntimeWeb_GivesWhatItGivesHere()
    {
        Assert.Equal(ExitCode.Done, CommandRun.Of("models", "export", "live-256", "-o", _folder, "--for", "browser").ExitCode);
        string model = Path.Combine(_folder, "live-256.wasm.onnx");
        Graph graph = Graph.FromOnnx(File.ReadAllBytes(model));
        TensorValue[] inputs = App.Exports.ExportInputs.Make(graph, number: 2);

        float[] expected = Native(model, inputs);
        float[] actual = InBrowserRuntime(model, inputs);

        Assert.Equal(expected.Length, actual.Length);
        Assert.InRange(expected.Zip(actual, (left, right) => Math.Abs(left - right)).Max(), 0, 1e-4);
        Array.ForEach(inputs, input => input.Dispose());
    }

    private static float[] Native(string model, TensorValue[] inputs)
    {
        using Session session = Session.OpenFile(model, new() { Device = DeviceChoice.Cpu });
        IReadOnlyList<TensorValue> outputs = session.Run(inputs);
        float[] values = [.. outputs.SelectMany(output => output.Floats.ToArray())];
        foreach (TensorValue output in outputs)
        {
            output.Dispose();
        }

        return values;
    }

    private static float[] InBrowserRuntime(string model, TensorValue[] inputs)
    {
        ProcessStartInfo start = new("node", [Path.Combine(RepositoryFolder.Root, "tests", "Mien.Cli.Tests", "Web", "run.mjs"),
            NodePackages.Locate("onnxruntime-web/dist/ort.node.min.mjs"), model, $"{SidePx}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process node = Process.Start(start)!;
        Task<string> error = node.StandardError.ReadToEndAsync();
        Task writing = Task.Run(() =>
        {
            foreach (TensorValue input in inputs)
            {
                node.StandardInput.BaseStream.Write(MemoryMarshal.AsBytes(input.Floats));
            }

            node.StandardInput.Close();
        });
        using MemoryStream output = new();
        node.StandardOutput.BaseStream.CopyTo(output);
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, error.Result);
        writing.GetAwaiter().GetResult();
        return MemoryMarshal.Cast<byte, float>(output.ToArray()).ToArray();
    }
}
