using System.Globalization;
using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;
using Mien.Graphs.Tests.Ops;
using Mien.Testing.Torch;
using Mien.Training.Checkpoints;

namespace Mien.Graphs.Tests.Torch;

/// <summary>tools/cuda gives what ONNX Runtime gives: values, gradients and gradients of gradients of every row of the table of operators.</summary>
public sealed class TorchAgreementTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-torch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EveryOperator_InTorch_EqualsOnnxRuntime()
    {
        Assert.SkipUnless(TorchPython.IsHere, TorchPython.Missing);
        int count = 0;
        foreach (OperatorCase row in OperatorCases.All)
        {
            (Graph graph, _, Tensor result) = row.Open();
            graph.Output("y", result);
            Write(count++, row.Name, graph, row.Draw(seed: 1), tolerance: 4e-6);
            Write(count++, $"{row.Name}, gradients", OperatorTests.WithGradients(row, twice: false), row.Draw(seed: 6), tolerance: 2e-5);
            Write(count++, $"{row.Name}, gradients of gradients", OperatorTests.WithGradients(row, twice: true), row.Draw(seed: 7), tolerance: 1e-4);
        }

        (int exitCode, string output) = TorchPython.Run("-m", "mien_cuda.equality", _folder);

        Assert.True(exitCode == 0, output);
        Assert.Contains($"{count} of {count} agree", output, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongAnswer_IsFound()
    {
        Assert.SkipUnless(TorchPython.IsHere, TorchPython.Missing);
        Graph graph = new("sine");
        graph.Output("y", graph.Input("x0", [3]).Sin());
        Graph another = new("cosine");
        another.Output("y", another.Input("x0", [3]).Cos());
        Dictionary<string, Values> inputs = new() { ["x0"] = Values.Of([3], [0.1, 0.2, 0.3]) };
        Write(0, "sine", graph, inputs, tolerance: 1e-5, expected: RuntimeAgreement.Run(another, inputs));

        (int exitCode, string output) = TorchPython.Run("-m", "mien_cuda.equality", _folder);

        Assert.Equal(1, exitCode);
        Assert.Contains("sine: y is off by 0.8", output, StringComparison.Ordinal);
    }

    private void Write(int number, string name, Graph graph, Dictionary<string, Values> inputs, double tolerance, IReadOnlyDictionary<string, Values>? expected = null)
    {
        string path = Path.Combine(_folder, number.ToString("000", CultureInfo.InvariantCulture));
        File.WriteAllBytes($"{path}.onnx", graph.ToOnnx());
        IEnumerable<OnnxTensor> outputs = (expected ?? RuntimeAgreement.Run(graph, inputs)).Select(output => ToTensor($"expected/{output.Key}", output.Value));
        Safetensors.Write(
            $"{path}.safetensors",
            inputs.Select(input => ToTensor(input.Key, input.Value)).Concat(outputs),
            new Dictionary<string, string> { ["name"] = name, ["tolerance"] = tolerance.ToString(CultureInfo.InvariantCulture) });
    }

    private static OnnxTensor ToTensor(string name, Values values)
    {
        (ElementType type, byte[] bytes) = values.Type switch
        {
            ElementType.Float32 => (ElementType.Float32, MemoryMarshal.AsBytes<float>(values.Reals.Select(value => (float)value).ToArray()).ToArray()),
            ElementType.Bool => (ElementType.Bool, values.Wholes.Select(value => (byte)value).ToArray()),
            _ => (ElementType.Int64, MemoryMarshal.AsBytes<long>(values.Wholes.ToArray()).ToArray()),
        };
        return OnnxTensor.Of(name, type, values.Shape.ToInt64(), bytes);
    }
}
