using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Mien.Benchmarks;

// dotnet run -c Release --project bench/Mien.Benchmarks -- --filter '*'
// dotnet run -c Release --project bench/Mien.Benchmarks -- stages
// dotnet run -c Release --project bench/Mien.Benchmarks -- film [frames [live network.onnx]]
if (args is ["stages"])
{
    StageTimes.Run(swaps: 120);
    return;
}

if (args is ["film", ..])
{
    FilmTimes.Run(frames: args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 400, network: args.ElementAtOrDefault(2));
    return;
}

// In this process, because the generated project of the usual toolchain knows nothing of central package versions.
IConfig config = DefaultConfig.Instance.AddJob(Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(20));
BenchmarkSwitcher.FromAssembly(typeof(PhotoBenchmarks).Assembly).Run(args, config);
