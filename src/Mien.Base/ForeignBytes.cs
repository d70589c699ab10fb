namespace Mien;

/// <summary>The one boundary around every reading of bytes that others made: files, metadata, networks, answers of other programs.</summary>
/// <remarks>A parser trips over damaged or hostile bytes in ways that nobody has foreseen, and whatever it throws means the same: the bytes are
/// not what they should be. So the boundary names no kinds of exceptions. Only faults that speak for themselves, and cancellation, pass it.
/// What no boundary can catch, a full stack or hours of work, the readers must rule out themselves: they bound depth and count.</remarks>
public static class ForeignBytes
{
    /// <param name="read">Touches nothing but the bytes.</param>
    /// <param name="damaged">Makes the reader's own fault, with file and place, of what was thrown.</param>
    /// <exception cref="MienException">The fault that <paramref name="damaged"/> makes, or one that <paramref name="read"/> threw itself.</exception>
    public static T Read<T>(Func<T> read, Func<Exception, MienException> damaged)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (IsOfBytes(fault))
        {
            throw damaged(fault);
        }
    }

    /// <summary>The same where damaged bytes are as good as none.</summary>
    /// <returns>Null when the bytes cannot be read.</returns>
    public static T? TryRead<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (IsOfBytes(fault))
        {
            return null;
        }
    }

    private static bool IsOfBytes(Exception fault) => fault is not (MienException or OperationCanceledException);
}
