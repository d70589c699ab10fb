namespace Mien.Runtime;

/// <summary>How a model is opened.</summary>
public sealed record SessionSettings
{
    public DeviceChoice Device { get; init; } = DeviceChoice.Auto;

    /// <summary>Threads that share one operator, the caller's included; 0 is one for each core.</summary>
    public int IntraOpThreads { get; init; } = 1;

    /// <summary>Idle threads burn their core for a few microseconds less delay; off, since other stages want the cores.</summary>
    public bool AllowSpinning { get; init; }

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.All;

    /// <summary>Where the optimised graph is kept between starts, such as "cache/mesh.onnx"; null keeps none.</summary>
    /// <remarks>A fingerprint of model, engine, CPU and level goes into the real name ("cache/mesh.3f0c….onnx"), so a stale
    /// file is never used. Only sessions on the CPU use it.</remarks>
    public string? OptimizedModelPath { get; init; }

    /// <summary>Only kernels that give the same bits at each run.</summary>
    public bool Deterministic { get; init; }

    /// <summary>Lays all tensors of a run out in one block, planned ahead. That block comes beside what the first run took, so large models that run
    /// alone need up to twice the memory with it.</summary>
    public bool PlansMemory { get; init; } = true;

    /// <summary>The engine's own names of optimisers that the model has no use for, such as "AttentionFusion": each costs time at opening.</summary>
    public IReadOnlyList<string> SkippedOptimisers { get; init; } = [];

    /// <summary>What messages call the model.</summary>
    public string ModelName { get; init; } = "the model";
}
