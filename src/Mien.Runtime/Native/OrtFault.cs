using Microsoft.ML.OnnxRuntime;

namespace Mien.Runtime.Native;

/// <summary>What the engine said when it refused.</summary>
internal readonly record struct OrtFault(OrtErrorCode Code, string Message)
{
    private const string CodeStart = "[ErrorCode:", CodeEnd = "] ";

    private static readonly string[] s_memoryPhrases = ["bad_alloc", "bad allocation", "Failed to allocate memory", "out of memory", "E_OUTOFMEMORY"];

    /// <summary>The engine has no code of its own for this.</summary>
    public bool IsOutOfMemory => Contains(s_memoryPhrases);

    /// <returns>Null for what is not the engine's refusal.</returns>
    public static OrtFault? Of(Exception exception) => exception switch
    {
        OnnxRuntimeException refusal => Of(refusal.Message),
        KeyNotFoundException => new(OrtErrorCode.Fail, "it has a reason for which its C# library has no word"), // newer codes
        _ => null,
    };

    /// <summary>For calls that fail only when memory is out or the engine itself is broken.</summary>
    /// <exception cref="MienException">The engine refused.</exception>
    public static T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (Of(exception) is OrtFault fault)
        {
            throw fault.ToException();
        }
    }

    /// <inheritdoc cref="Guard{T}(Func{T})"/>
    public static void Guard(Action call) => Guard(() =>
    {
        call();
        return true;
    });

    public MienException ToException() => IsOutOfMemory ? EngineMemoryException.Exhausted(Message) : EngineException.Failed(Message);

    /// <param name="text">"[ErrorCode:InvalidGraph] This is an invalid model."</param>
    private static OrtFault Of(string text)
    {
        int end = text.IndexOf(CodeEnd, StringComparison.Ordinal);
        return text.StartsWith(CodeStart, StringComparison.Ordinal) && end > 0
            ? new(Enum.TryParse(text[CodeStart.Length..end], out OrtErrorCode code) ? code : OrtErrorCode.Fail, text[(end + CodeEnd.Length)..])
            : new(OrtErrorCode.Fail, text);
    }

    private bool Contains(string[] phrases)
    {
        string message = Message;
        return phrases.Any(phrase => message.Contains(phrase, StringComparison.OrdinalIgnoreCase));
    }
}
