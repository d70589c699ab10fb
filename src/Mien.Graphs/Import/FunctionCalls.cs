using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>A model's functions, by what calls them. Functions call functions: a file of a few hundred bytes may call without end, or
/// a billion times, so depth and count of what is put in place of calls are bounded.</summary>
internal sealed class FunctionCalls(ImmutableArray<OnnxFunction> functions)
{
    private const int MostDepth = 32;
    private const int MostNodes = 100_000;

    private readonly ILookup<(string, string, string), OnnxFunction> _byName =
        functions.ToLookup(function => (function.Domain, function.Name, function.Overload));

    private int _nodes;

    /// <param name="depth">Of the caller: 0 in the model's own graph.</param>
    /// <returns>Null when the model has no such function.</returns>
    /// <exception cref="OnnxUnsupportedException">Calls nest too deeply, or are too many.</exception>
    public OnnxFunction? Enter(OnnxNode call, int depth)
    {
        OnnxFunction? function = _byName[(call.Domain, call.OpType, call.Overload)].FirstOrDefault();
        _nodes += function?.Nodes.Length ?? 0;
        return depth < MostDepth && _nodes <= MostNodes
            ? function
            : throw OnnxUnsupportedException.Setting($"the function \"{call.OpType}\"", $"calls deeper than {MostDepth} or of more than {MostNodes} nodes");
    }
}
