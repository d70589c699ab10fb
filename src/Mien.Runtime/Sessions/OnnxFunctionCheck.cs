namespace Mien.Runtime;

/// <summary>Refuses what the engine does not survive in a model's functions: a call that takes or gives more than its function ends the whole
/// process, and functions that call each other twice over and over take all time and memory there is.</summary>
internal static class OnnxFunctionCheck
{
    private const int MostDepth = 100;
    private const int MostNodes = 1_000_000;

    /// <param name="model">What messages call it.</param>
    /// <param name="onnx">The file's bytes; weights are stepped over.</param>
    /// <exception cref="ModelException">The model is damaged, or its functions are none that can be run.</exception>
    public static void ThrowIfUnsound(string model, ReadOnlySpan<byte> onnx)
    {
        try
        {
            Dictionary<(string Domain, string Name, string Overload), OnnxFunctionOutline> functions = OnnxFunctionOutline.ReadAll(onnx);
            if (functions.Count > 0)
            {
                CountNodes(model, OnnxFunctionOutline.OfGraphs(onnx), functions, [], depth: 0);
            }
        }
        catch (InvalidDataException fault)
        {
            throw ModelException.Damaged(model, fault.Message);
        }
    }

    /// <returns>How many nodes there are when every call is replaced by what it calls.</returns>
    private static long CountNodes(
        string model,
        OnnxFunctionOutline caller,
        Dictionary<(string Domain, string Name, string Overload), OnnxFunctionOutline> functions,
        Dictionary<OnnxFunctionOutline, long> counted,
        int depth)
    {
        if (counted.TryGetValue(caller, out long known))
        {
            return known;
        }

        long nodes = 0;
        foreach (OnnxCall call in caller.Calls)
        {
            nodes++;
            if (functions.TryGetValue((call.Domain, call.Name, call.Overload), out OnnxFunctionOutline? called))
            {
                if (call.Inputs > called.Inputs || call.Outputs > called.Outputs)
                {
                    throw ModelException.Invalid(model, $"\"{call.Name}\" is called with {call.Inputs} inputs for {call.Outputs} outputs, and has {called.Inputs} for {called.Outputs}");
                }

                nodes += depth < MostDepth ? CountNodes(model, called, functions, counted, depth + 1) : MostNodes;
            }

            if (nodes > MostNodes)
            {
                throw ModelException.Invalid(model, $"calls of \"{call.Name}\" nest too deeply, or are of more than {MostNodes} nodes");
            }
        }

        counted[caller] = nodes;
        return nodes;
    }
}
