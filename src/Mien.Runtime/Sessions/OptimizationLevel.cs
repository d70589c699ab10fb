namespace Mien.Runtime;

/// <summary>How far the engine rewrites a graph before it runs; the numbers are ONNX Runtime's.</summary>
public enum OptimizationLevel
{
    None = 0,

    /// <summary>Constant folding and removal of what has no effect.</summary>
    Basic = 1,

    /// <summary>Also fusions, still in a layout that any CPU can run.</summary>
    Extended = 2,

    /// <summary>Also this CPU's blocked layout for convolutions: the fastest.</summary>
    All = 99,
}
