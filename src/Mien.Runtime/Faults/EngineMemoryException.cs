namespace Mien.Runtime;

/// <summary>The engine could not get the memory it asked for, on the CPU or on the device.</summary>
public sealed class EngineMemoryException : MienException
{
    private EngineMemoryException(string message)
        : base("OUT_OF_MEMORY", ExitCode.ModelOrDevice, message, "close other programs, or use a smaller size, batch or model")
    {
    }

    internal static EngineMemoryException Exhausted(string engineMessage) => new($"out of memory: {engineMessage}");

    internal static EngineMemoryException ForTensor(string elementType, string shape, string engineMessage) =>
        new($"out of memory for a tensor {elementType}{shape}: {engineMessage}");
}
