using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Mien.Runtime.Native;

/// <summary>The one owner of a native handle: released once, by Dispose or, when the user forgets, by the finalizer.</summary>
internal sealed class OrtHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly OrtApi api;
    private readonly HandleKind kind;
    private readonly long nativeBytes;
    private readonly OrtHandle? parent;
    private readonly Lock? gate;
    private MemoryHandle pin;

    /// <param name="nativeBytes">Memory behind the handle that the collector should know of.</param>
    /// <param name="parent">A handle that must outlive this one.</param>
    /// <param name="gate">To be held while the handle is released.</param>
    /// <param name="pin">Pinned managed memory that the handle looks at; unpinned after the release.</param>
    public OrtHandle(
        OrtApi api, HandleKind kind, nint handle, long nativeBytes = 0, OrtHandle? parent = null, Lock? gate = null, MemoryHandle pin = default)
        : base(ownsHandle: true)
    {
        this.api = api;
        this.kind = kind;
        this.nativeBytes = nativeBytes;
        this.parent = parent;
        this.gate = gate;
        this.pin = pin;
        bool added = false;
        parent?.DangerousAddRef(ref added);
        SetHandle(handle);
        api.LiveHandles.Opened(kind);
        if (nativeBytes > 0)
        {
            GC.AddMemoryPressure(nativeBytes);
        }
    }

    public Lock? Gate => gate;

    /// <summary>The handle itself, kept alive until <see cref="SafeHandleZeroOrMinusOneIsInvalid.DangerousRelease"/>.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public nint Borrow()
    {
        bool added = false;
        DangerousAddRef(ref added);
        return handle;
    }

    protected override bool ReleaseHandle()
    {
        using (DeviceGate.Enter(gate))
        {
            api.Release(kind, handle);
        }

        pin.Dispose();
        parent?.DangerousRelease();
        api.LiveHandles.Closed(kind);
        if (nativeBytes > 0)
        {
            GC.RemoveMemoryPressure(nativeBytes);
        }

        return true;
    }
}
