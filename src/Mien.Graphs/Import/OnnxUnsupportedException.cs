namespace Mien.Graphs;

/// <summary>A sound ONNX model does something that a graph here cannot: an operator, a setting, or sizes known only when it runs.</summary>
public sealed class OnnxUnsupportedException : MienException
{
    private OnnxUnsupportedException(string message, string hint)
        : base("ONNX_UNSUPPORTED", ExitCode.ModelOrDevice, message, hint)
    {
    }

    internal static OnnxUnsupportedException Operator(string node, string opType, string domain) => new(
        $"{node} is {(domain.Length == 0 ? "" : $"{domain}.")}{opType}, which is not read", "run the model as it is, or export it with simpler operators");

    internal static OnnxUnsupportedException Setting(string node, string what) => new(
        $"{node} uses {what}, which is not read", "run the model as it is, or export it without that");

    internal static OnnxUnsupportedException FreeSize(string input, string dimensions) => new(
        $"the input \"{input}\" {dimensions} has no fixed size", "give a size for each of its free dimensions");

    internal static OnnxUnsupportedException Misfit(string node, Exception inner) => new($"{node} does not fit its inputs: {inner.Message}", "export the model again with fixed sizes");
}
