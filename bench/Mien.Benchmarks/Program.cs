using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project bench/Mien.Benchmarks -- --filter '*'
// In this process, because the generated project of the usual toolchain knows nothing of central package versions.
IConfig config = DefaultConfig.Instance.AddJob(Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(20));
BenchmarkSwitcher.FromAssembly(typeof(Mien.Benchmarks.PhotoBenchmarks).Assembly).Run(args, config);
