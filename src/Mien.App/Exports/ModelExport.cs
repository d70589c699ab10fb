using Mien.Graphs;
using Mien.Runtime;

namespace Mien.App.Exports;

/// <summary>Makes a network's files in other precisions and holds each against the original on the CPU.</summary>
/// <param name="device">Where the new files run.</param>
public sealed class ModelExport(ExportSource source, DeviceChoice device, CancellationToken cancellation)
{
    private readonly Lazy<ExportRuns> _original = new(() => ExportRuns.Of(source.Onnx, source.Path, source.Graph, DeviceChoice.Cpu, cancellation));
    private readonly Lazy<IReadOnlyDictionary<string, float>> _magnitudes = new(() => Measure(source.Graph, cancellation));

    /// <returns>The file's bytes, and what is to be said of them.</returns>
    /// <exception cref="ExportException">It differs too much from the original.</exception>
    public (byte[] Onnx, ExportedFile File) Make(ExportTarget target)
    {
        HalfGraph made = target.Precision switch
        {
            ExportPrecision.Float16 => source.Graph.ToHalf(_magnitudes.Value),
            ExportPrecision.Weights16 => source.Graph.WithHalfWeights(),
            _ => new(source.Graph, [], 0, 0, 0),
        };
        string precision = target.Precision.ToString().ToLowerInvariant();
        byte[] onnx = (made.Graph.ToModel() with { Metadata = [.. source.Metadata, new("mien.precision", precision)] }).ToBytes();
        ExportRuns runs = ExportRuns.Of(onnx, target.Path, source.Graph, device, cancellation);
        ExportDifference difference = ExportDifference.Between(_original.Value, runs);
        if (target.Precision == ExportPrecision.Float16)
        {
            // On a CPU, most of it is computed in float32 and not rounded in between.
            byte[] rounded = source.Graph.RoundedToHalf(_magnitudes.Value).Graph.ToOnnx();
            difference = difference.OrWorse(ExportDifference.Between(_original.Value, ExportRuns.Of(rounded, target.Path, source.Graph, DeviceChoice.Cpu, cancellation)));
        }

        return difference.IsAcceptable
            ? (onnx, ExportedFile.Of(target, source, onnx, made, difference, _original.Value, runs))
            : throw ExportException.Differs(source.Path, target.Precision, difference);
    }

    /// <summary>The largest absolute value of each node over the generated inputs.</summary>
    private static Dictionary<string, float> Measure(Graph graph, CancellationToken cancellation)
    {
        Dictionary<string, float> largest = [];
        if (Magnitudes.Probe(graph) is { } probe)
        {
            foreach (IReadOnlyList<float[]> outputs in ExportRuns.Of(probe.Graph.ToOnnx(), "the probe", graph, DeviceChoice.Cpu, cancellation).Outputs)
            {
                foreach ((string node, float magnitude) in probe.Nodes.Zip(outputs[0]))
                {
                    largest[node] = Math.Max(largest.GetValueOrDefault(node), magnitude);
                }
            }
        }

        return largest;
    }
}
