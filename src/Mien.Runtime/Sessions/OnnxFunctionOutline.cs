namespace Mien.Runtime;

/// <summary>What a model-local function, or the main graph, takes, gives and calls. Numbers of fields are those of onnx.proto.</summary>
internal sealed class OnnxFunctionOutline
{
    private const int MostDepth = 100;
    private const int ModelGraph = 7, ModelFunction = 25;
    private const int FunctionName = 1, FunctionInput = 4, FunctionOutput = 5, FunctionNode = 7, FunctionDomain = 10, FunctionOverload = 13;
    private const int GraphNode = 1;
    private const int NodeInput = 1, NodeOutput = 2, NodeOperator = 4, NodeAttribute = 5, NodeDomain = 7, NodeOverload = 8;
    private const int AttributeGraph = 6, AttributeGraphs = 11;

    private readonly List<OnnxCall> _calls = [];

    public int Inputs { get; private set; }

    public int Outputs { get; private set; }

    /// <summary>All nodes, those of graphs inside them included.</summary>
    public IReadOnlyList<OnnxCall> Calls => _calls;

    /// <returns>The functions of a model; empty when it has none.</returns>
    /// <exception cref="InvalidDataException">The bytes are no whole model, or a function is there twice.</exception>
    public static Dictionary<(string Domain, string Name, string Overload), OnnxFunctionOutline> ReadAll(ReadOnlySpan<byte> model)
    {
        Dictionary<(string, string, string), OnnxFunctionOutline> functions = [];
        while (OnnxSkim.Next(ref model, out int field, out ReadOnlySpan<byte> function))
        {
            if (field != ModelFunction)
            {
                continue;
            }

            OnnxFunctionOutline outline = new();
            (string domain, string name, string overload) = ("", "", "");
            while (OnnxSkim.Next(ref function, out int part, out ReadOnlySpan<byte> content))
            {
                outline.Inputs += part == FunctionInput ? 1 : 0;
                outline.Outputs += part == FunctionOutput ? 1 : 0;
                domain = part == FunctionDomain ? OnnxSkim.Text(content) : domain;
                name = part == FunctionName ? OnnxSkim.Text(content) : name;
                overload = part == FunctionOverload ? OnnxSkim.Text(content) : overload;
                if (part == FunctionNode)
                {
                    outline.AddNode(content, depth: 0);
                }
            }

            if (!functions.TryAdd((domain, name, overload), outline))
            {
                throw new InvalidDataException($"the function \"{name}\" is there twice");
            }
        }

        return functions;
    }

    /// <returns>The main graph's.</returns>
    /// <inheritdoc cref="ReadAll"/>
    public static OnnxFunctionOutline OfGraphs(ReadOnlySpan<byte> model)
    {
        OnnxFunctionOutline outline = new();
        while (OnnxSkim.Next(ref model, out int field, out ReadOnlySpan<byte> graph))
        {
            if (field == ModelGraph)
            {
                outline.AddGraph(graph, depth: 0);
            }
        }

        return outline;
    }

    private void AddGraph(ReadOnlySpan<byte> graph, int depth)
    {
        if (depth > MostDepth)
        {
            throw new InvalidDataException($"graphs nest deeper than {MostDepth}");
        }

        while (OnnxSkim.Next(ref graph, out int field, out ReadOnlySpan<byte> node))
        {
            if (field == GraphNode)
            {
                AddNode(node, depth);
            }
        }
    }

    private void AddNode(ReadOnlySpan<byte> node, int depth)
    {
        (int inputs, int outputs) = (0, 0);
        (string domain, string name, string overload) = ("", "", "");
        while (OnnxSkim.Next(ref node, out int field, out ReadOnlySpan<byte> content))
        {
            inputs += field == NodeInput ? 1 : 0;
            outputs += field == NodeOutput ? 1 : 0;
            name = field == NodeOperator ? OnnxSkim.Text(content) : name;
            domain = field == NodeDomain ? OnnxSkim.Text(content) : domain;
            overload = field == NodeOverload ? OnnxSkim.Text(content) : overload;
            while (field == NodeAttribute && OnnxSkim.Next(ref content, out int part, out ReadOnlySpan<byte> graph))
            {
                if (part is AttributeGraph or AttributeGraphs)
                {
                    AddGraph(graph, depth + 1);
                }
            }
        }

        _calls.Add(new(domain, name, overload, inputs, outputs));
    }
}
