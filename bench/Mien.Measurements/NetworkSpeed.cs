using System.Diagnostics;
using Mien.Graphs;
using Mien.Runtime;
using Mien.Training.Networks;

namespace Mien.Measurements;

/// <summary>Time of one run of the live networks and the face parser, without drawing or anything else, beside that of inswapper_128's topology and of bare convolutions, in
/// turns in one run.</summary>
internal static class NetworkSpeed
{
    private const int Rounds = 15;

    public static void Run()
    {
        foreach (int threads in new[] { 1, Environment.ProcessorCount }.Distinct())
        {
            Console.WriteLine($"{threads} thread(s), fastest and median of {Rounds}:");
            List<Timed> all =
            [
                .. LiveNetworkSize.All.Select(size => new Timed(Networks.Live(size), threads)),
                new(Networks.Parser(), threads),
                new(Networks.Convolutions(64, 128, 6), threads),
                new(Networks.Convolutions(128, 64, 6), threads),
                new(Networks.Convolutions(256, 32, 6), threads),
                new(Networks.Inswapper128(), threads),
            ];
            for (int round = 0; round < Rounds; round++)
            {
                all.ForEach(timed => timed.RunOnce());
            }

            double inswapper = all[^1].Fastest;
            double rate = all.Where(timed => timed.IsConvolutions).Max(timed => timed.GigaMacsPerSecond);
            foreach (Timed timed in all)
            {
                Console.WriteLine(FormattableString.Invariant(
                    $"  {timed.Name,-16} {timed.Cost.Parameters / 1e6,7:0.00} M {timed.Cost.Macs / 1e9,7:0.00} GMAC {timed.Fastest,8:0.0} ms, median {timed.Median,8:0.0} · {timed.GigaMacsPerSecond,5:0.0} GMAC/s, {timed.GigaMacsPerSecond / rate:0 %} of convolutions · {inswapper / timed.Fastest:0.0}× inswapper_128's"));
                timed.Dispose();
            }
        }
    }

    private sealed class Timed : IDisposable
    {
        private readonly Session _session;
        private readonly TensorValue[] _inputs;
        private readonly List<double> _milliseconds = [];

        public Timed(Graph graph, int threads)
        {
            (Name, Cost) = (graph.Name, graph.Cost());
            _session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu, IntraOpThreads = threads });
            Random random = new(1);
            _inputs = [.. _session.Inputs.Select(input => Filled(input, random))];
        }

        public string Name { get; }

        public GraphCost Cost { get; }

        public bool IsConvolutions => Name.StartsWith("convolutions", StringComparison.Ordinal);

        public double Fastest => _milliseconds.Min();

        public double Median => _milliseconds.Order().ElementAt(_milliseconds.Count / 2);

        public double GigaMacsPerSecond => Cost.Macs / 1e6 / Fastest;

        public void RunOnce()
        {
            long start = Stopwatch.GetTimestamp();
            foreach (TensorValue output in _session.Run(_inputs))
            {
                output.Dispose();
            }

            _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        public void Dispose()
        {
            Array.ForEach(_inputs, input => input.Dispose());
            _session.Dispose();
        }

        private static TensorValue Filled(TensorSpec spec, Random random)
        {
            TensorValue value = TensorValue.Create([.. spec.Shape]);
            foreach (ref float sample in value.Floats)
            {
                sample = random.NextSingle();
            }

            return value;
        }
    }
}
