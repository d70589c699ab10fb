namespace Mien.Runtime.Native;

/// <summary>What a native handle is; the number is the slot of its Release function.</summary>
internal enum HandleKind
{
    MemoryInfo = 94,
    Session = 95,
    Value = 96,
    RunOptions = 97,
    TypeInfo = 98,
    SessionOptions = 100,
    IoBinding = 135,
}
