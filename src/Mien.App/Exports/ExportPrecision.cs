using System.Diagnostics.CodeAnalysis;

namespace Mien.App.Exports;

/// <summary>In what an exported network keeps its weights and computes; inputs and outputs are always what they were.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "Element types are named after types.")]
public enum ExportPrecision
{
    /// <summary>All in float32.</summary>
    Float32,

    /// <summary>Both in float16, save where that would be wrong.</summary>
    Float16,

    /// <summary>Weights in float16, computation in float32.</summary>
    Weights16,
}
