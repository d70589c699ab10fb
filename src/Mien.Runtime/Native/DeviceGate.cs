namespace Mien.Runtime.Native;

/// <summary>One thread at a time for what shares a GPU: the engine's WebGPU keeps one context for the whole process and
/// crashes when two sessions use it at once; DirectML forbids two runs of one session. The CPU needs no gate.</summary>
internal sealed class DeviceGate
{
    private readonly Lock gpu = new();

    /// <returns>Null where any number of threads may go.</returns>
    public Lock? For(DeviceKind kind) => kind is DeviceKind.WebGpu or DeviceKind.DirectMl ? gpu : null;

    /// <summary>For `using`; does nothing without a gate.</summary>
    public static Lock.Scope Enter(Lock? gate) => gate is null ? default : gate.EnterScope();
}
