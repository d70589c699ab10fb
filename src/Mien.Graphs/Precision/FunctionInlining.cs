namespace Mien.Graphs;

/// <summary>Puts the bodies of model-local functions in their place, for engines that know standard operators alone.</summary>
internal static class FunctionInlining
{
    /// <returns>The graph itself when it has no function.</returns>
    public static Graph WithoutFunctions(this Graph graph)
    {
        // A body may hold functions again.
        while (graph.Nodes().Any(node => FunctionBodies.Holds(node.Operator)))
        {
            GraphCopy copy = new(graph);
            foreach (Node node in copy.Nodes)
            {
                if (FunctionBodies.Holds(node.Operator))
                {
                    using IDisposable scope = copy.Result.ScopeInstead(node.Scope);
                    copy.Set(node, FunctionBodies.Inline(node, copy.InputsOf(node)));
                }
                else
                {
                    copy.Make(node);
                }
            }

            graph = copy.WithOutputs();
        }

        return graph;
    }
}
