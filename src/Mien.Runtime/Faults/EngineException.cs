namespace Mien.Runtime;

/// <summary>The engine refused a step that does not depend on the model or the person; it should not happen.</summary>
public sealed class EngineException : MienException
{
    private EngineException(string message)
        : base("ENGINE_FAILED", ExitCode.ModelOrDevice, message, "run `mien doctor` and report what it prints")
    {
    }

    internal static EngineException Failed(string engineMessage) => new($"ONNX Runtime failed: {engineMessage}");
}
