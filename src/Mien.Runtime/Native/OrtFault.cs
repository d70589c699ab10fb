namespace Mien.Runtime.Native;

/// <summary>What the engine said when it refused.</summary>
internal readonly record struct OrtFault(OrtErrorCode Code, string Message)
{
    private static readonly string[] MemoryPhrases = ["bad_alloc", "bad allocation", "Failed to allocate memory", "out of memory", "E_OUTOFMEMORY"];

    /// <summary>The engine has no code of its own for this.</summary>
    public bool IsOutOfMemory => Contains(MemoryPhrases);

    private bool Contains(string[] phrases)
    {
        string message = Message;
        return phrases.Any(phrase => message.Contains(phrase, StringComparison.OrdinalIgnoreCase));
    }
}
