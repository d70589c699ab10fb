using Microsoft.ML.OnnxRuntime;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Reads what a model declares of its inputs and outputs.</summary>
internal static class SpecReader
{
    /// <summary>Sound tensors have fewer than ten.</summary>
    private const int MostDimensions = 64;

    public static TensorSpec[] Read(OrtEngine engine, InferenceSession session, bool ofInputs, string model)
    {
        IReadOnlyList<string> names = ofInputs ? session.InputNames : session.OutputNames;
        IReadOnlyDictionary<string, NodeMetadata> declared = ofInputs ? session.InputMetadata : session.OutputMetadata;
        return [.. names.Select((name, index) =>
        {
            NodeMetadata tensor = declared[name];
            return !tensor.IsTensor
                ? throw ModelException.Unsupported(model, $"\"{name}\" is no tensor, and only tensors go in and out of Mien's models")
                : tensor.Dimensions.Length > MostDimensions
                ? throw ModelException.Unsupported(model, $"\"{name}\" has {tensor.Dimensions.Length} dimensions, more than {MostDimensions}")
                : tensor.Dimensions.Length == 0 && !engine.SideCalls.HasRank(session, ofInputs, index)
                ? new TensorSpec(name, (ElementType)tensor.ElementDataType, null, [])
                : new(name, (ElementType)tensor.ElementDataType, Array.ConvertAll(tensor.Dimensions, size => (long)size), tensor.SymbolicDimensions);
        })];
    }
}
