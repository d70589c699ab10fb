namespace Mien.Runtime.Native;

/// <summary>What an object of the engine's is.</summary>
internal enum HandleKind
{
    MemoryInfo,
    Session,
    Value,
    RunOptions,
    SessionOptions,
    IoBinding,
}
