using Mien.Runtime;

namespace Mien.Graphs.Tests.Ops;

/// <summary>Every row of the table of operators on WebGPU, values, gradients and theirs, against the evaluation in double precision. docs/graphs.md says how to
/// get a WebGPU without a GPU.</summary>
public sealed class WebGpuOperatorTests
{
    /// <summary>ONNX Runtime's WebGPU takes the node and then refuses it: "not implemented".</summary>
    private const string Refused = "Resize, antialias";

    public static TheoryData<OperatorCase> Cases => [.. OperatorCases.All.Where(row => row.ToString() != Refused)];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void OnWebGpu_EqualsEvaluation(OperatorCase row)
    {
        (Graph graph, _, Tensor result) = row.Open();
        graph.Output("y", result);

        // Shaders may compute sines to 2⁻¹¹ (WGSL, accuracy of sin and cos).
        double least = row.ToString() is "Sin" or "Cos" ? 5e-4 : 0;
        Holds(graph, row.Draw(seed: 1), Math.Max(least, 2e-6));
        Holds(OperatorTests.WithGradients(row, twice: false), row.Draw(seed: 6), Math.Max(least, 2e-5));
        Holds(OperatorTests.WithGradients(row, twice: true), row.Draw(seed: 7), Math.Max(least, 5e-5));
    }

    private static void Holds(Graph graph, IReadOnlyDictionary<string, Values> inputs, double tolerance)
    {
        using RuntimeGraph opened = OpenOrSkip(graph);
        TestContext.Current.TestOutputHelper?.WriteLine($"{opened.Device}, on the CPU: {string.Join(", ", opened.Device.OperatorsOnCpu)}");
        RuntimeAgreement.Holds(graph, opened, inputs, tolerance);
    }

    /// <summary>Only a device that is not there is a reason to skip.</summary>
    private static RuntimeGraph OpenOrSkip(Graph graph)
    {
        try
        {
            return new(graph, DeviceChoice.WebGpu);
        }
        catch (DeviceException fault) when (fault.Code == "DEVICE_UNAVAILABLE")
        {
            Assert.Skip(fault.Message);
            throw;
        }
    }
}
