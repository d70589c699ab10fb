namespace Mien.Runtime.Native;

/// <summary>Counts native handles that are open now, by kind, so that a leak is a number and not a suspicion.</summary>
internal sealed class LiveHandleCounter
{
    private readonly int[] counts = new int[(int)HandleKind.IoBinding + 1];

    public void Opened(HandleKind kind) => Interlocked.Increment(ref counts[(int)kind]);

    public void Closed(HandleKind kind) => Interlocked.Decrement(ref counts[(int)kind]);

    public int Count(HandleKind kind) => Volatile.Read(ref counts[(int)kind]);
}
