using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>How every ONNX operator that is read becomes tensors: one row each. The rows stand in the files beside this one.</summary>
internal static partial class ImportTable
{
    private static readonly FrozenDictionary<string, ImportRule> s_standard =
        new[] { ArithmeticRows(), LayoutRows(), ReductionRows(), WindowRows(), NormRows() }.SelectMany(rows => rows).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ImportRule> s_functions = FunctionRows().ToFrozenDictionary();

    public static ImportRule? RuleOf(string domain, string opType) => domain switch
    {
        "" or "ai.onnx" => s_standard.GetValueOrDefault(opType),
        FunctionBodies.Domain => s_functions.GetValueOrDefault(opType),
        _ => null,
    };

    private static ImportRule Make(Func<ImportedNode, Tensor> make) => node => [make(node)];

    private static ImportRule Each(Func<Tensor, Tensor> make) => node => [make(node.X)];

    private static ImportRule Pair(Func<Tensor, Tensor, Tensor> make) => node => [make(node[0], node[1])];

    /// <summary>Of any number of inputs, taken two at a time.</summary>
    private static ImportRule Many(Func<Tensor, Tensor, Tensor> make) => node => [node.Inputs.Select(input => input!).Aggregate(make)];
}
