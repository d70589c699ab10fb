using System.Diagnostics;
using Mien.Runtime.Native;

namespace Mien.Runtime.Diagnostics;

/// <summary>Tries devices by running a small network on them.</summary>
internal static class DeviceProbe
{
    /// <summary>A device whose output is further from the CPU's than this share of its range computes wrongly.</summary>
    private const double Tolerance = 1e-2;

    private const int TimedRuns = 5;

    public static IReadOnlyList<DeviceStatus> All(CancellationToken cancellationToken)
    {
        using TensorValue input = ProbeModel.Input();
        using TensorValue expected = TensorValue.Create(input.Shape);
        DeviceStatus cpu = Run(DeviceChoice.Cpu, input, expected, cancellationToken);
        return [cpu, .. DeviceKinds.Gpus.SelectMany(kind => OfKind(kind, input, expected, cancellationToken))];
    }

    /// <summary>The first of a kind, working or not, and the further ones that work.</summary>
    private static IEnumerable<DeviceStatus> OfKind(
        DeviceKind kind, TensorValue input, TensorValue expected, CancellationToken cancellationToken)
    {
        const int indexLimit = 8;
        using TensorValue output = TensorValue.Create(input.Shape);
        for (int index = 0; index < indexLimit; index++)
        {
            DeviceStatus status = Try(new(kind, index), input, expected, output, cancellationToken);
            if (status.Works || index == 0)
            {
                yield return status;
            }

            if (!status.Works || kind != DeviceKind.DirectMl)
            {
                break;
            }
        }
    }

    private static DeviceStatus Try(
        DeviceChoice device, TensorValue input, TensorValue expected, TensorValue output, CancellationToken cancellationToken)
    {
        try
        {
            DeviceStatus status = Run(device, input, output, cancellationToken);
            double difference = Difference(expected.Floats, output.Floats);
            return status with
            {
                DifferenceFromCpu = difference,
                Failure = difference <= Tolerance ? null : $"it computes wrongly: {difference:P1} away from the CPU",
            };
        }
        catch (MienException failure)
        {
            return new() { Device = device, Failure = failure.Message };
        }
    }

    private static DeviceStatus Run(DeviceChoice device, TensorValue input, TensorValue output, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        using Session session = Session.Open(ProbeModel.Onnx, new() { Device = device, ModelName = "the probe" });
        session.Run([input], [output], cancellationToken);
        TimeSpan first = Stopwatch.GetElapsedTime(start);
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < TimedRuns; i++)
        {
            start = Stopwatch.GetTimestamp();
            session.Run([input], [output], cancellationToken);
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }

        return new()
        {
            Device = device,
            Adapters = Adapters(device.Kind),
            FirstRun = first,
            BestRun = best,
            NodesByProvider = session.Device.NodesByProvider,
        };
    }

    private static IReadOnlyList<string> Adapters(DeviceKind kind) =>
        kind == DeviceKind.Cpu ? []
        : OperatingSystem.IsLinux() ? [.. Vulkan.Adapters().Select(adapter => adapter.Name)]
        : HardwareGpus.Vendors(OrtEngine.Instance);

    /// <returns>NaN counts as infinitely far.</returns>
    private static double Difference(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        float range = 0, worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            float difference = Math.Abs(expected[i] - actual[i]);
            range = Math.Max(range, Math.Abs(expected[i]));
            worst = float.IsNaN(difference) ? float.PositiveInfinity : Math.Max(worst, difference);
        }

        return worst / range;
    }
}
