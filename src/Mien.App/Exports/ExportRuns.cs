using System.Diagnostics;
using Mien.Graphs;
using Mien.Runtime;

namespace Mien.App.Exports;

/// <summary>What a network gives for the generated inputs.</summary>
/// <param name="Outputs">By input, by output: the elements, as they are.</param>
/// <param name="BestMs">Of the runs, in milliseconds.</param>
/// <param name="Device">Where it really ran.</param>
internal sealed record ExportRuns(IReadOnlyList<IReadOnlyList<float[]>> Outputs, double BestMs, DeviceReport Device)
{
    /// <summary>More threads than this gain nothing from one face.</summary>
    private const int MostThreads = 4;

    /// <param name="name">For messages.</param>
    /// <param name="inputs">Of a graph with these inputs.</param>
    public static ExportRuns Of(byte[] onnx, string name, Graph inputs, DeviceChoice device, CancellationToken cancellation)
    {
        using Session session = Session.Open(onnx, new() { Device = device, IntraOpThreads = Math.Min(Environment.ProcessorCount, MostThreads), ModelName = name });
        List<IReadOnlyList<float[]>> outputs = [];
        double bestMs = double.PositiveInfinity;
        for (int number = 0; number < ExportInputs.Count; number++)
        {
            TensorValue[] given = ExportInputs.Make(inputs, number);
            long start = Stopwatch.GetTimestamp();
            IReadOnlyList<TensorValue> results = session.Run(given, cancellation);
            bestMs = Math.Min(bestMs, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            outputs.Add([.. results.Select(FloatsOf)]);
            foreach (TensorValue value in given.Concat(results))
            {
                value.Dispose();
            }
        }

        return new(outputs, bestMs, session.Device);
    }

    private static float[] FloatsOf(TensorValue value) => value.ElementType switch
    {
        Runtime.ElementType.Float32 => value.Floats.ToArray(),
        Runtime.ElementType.Float16 => Array.ConvertAll(value.AsSpan<Half>().ToArray(), element => (float)element),
        Runtime.ElementType.Int64 => Array.ConvertAll(value.AsSpan<long>().ToArray(), element => (float)element),
        Runtime.ElementType.Int32 => Array.ConvertAll(value.AsSpan<int>().ToArray(), element => (float)element),
        Runtime.ElementType.Boolean => Array.ConvertAll(value.AsSpan<bool>().ToArray(), element => element ? 1f : 0),
        _ => throw ExportException.OutputOfOtherType(value.ToString()),
    };
}
