using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mien.Runtime.Native;

/// <summary>The one owner of an object of the engine's: released once, by Dispose or, when the user forgets, by the finalizer, and not while a call
/// uses it, which ONNX Runtime's own classes do not see to.</summary>
internal sealed class OrtHandle<T> : SafeHandleZeroOrMinusOneIsInvalid
    where T : class, IDisposable
{
    private const nint Open = 1;

    private readonly OrtEngine _engine;
    private readonly HandleKind _kind;
    private readonly T _owned;
    private readonly long _nativeBytes;
    private readonly SafeHandle? _parent;
    private MemoryHandle _pin;

    /// <param name="nativeBytes">Memory behind the object that the collector should know of.</param>
    /// <param name="parent">A handle that must outlive this one.</param>
    /// <param name="gate">To be held while the object is released.</param>
    /// <param name="pin">Pinned managed memory that the object looks at; unpinned after the release.</param>
    [SuppressMessage("Usage", "CA1816", Justification = "The object's own finalizer knows neither gate nor parent: this one takes its place.")]
    public OrtHandle(
        OrtEngine engine,
        HandleKind kind,
        T owned,
        long nativeBytes = 0,
        SafeHandle? parent = null,
        Lock? gate = null,
        MemoryHandle pin = default)
        : base(ownsHandle: true)
    {
        GC.SuppressFinalize(owned);
        (_engine, _kind, _owned, _nativeBytes, _parent, Gate, _pin) = (engine, kind, owned, nativeBytes, parent, gate, pin);
        bool added = false;
        parent?.DangerousAddRef(ref added);
        SetHandle(Open);
        engine.LiveHandles.Opened(kind);
        if (nativeBytes > 0)
        {
            GC.AddMemoryPressure(nativeBytes);
        }
    }

    public Lock? Gate { get; }

    /// <summary>The object itself, for those who know that the handle is open.</summary>
    public T Owned => _owned;

    /// <summary>The object itself, kept open until <see cref="SafeHandle.DangerousRelease"/>.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public T Borrow()
    {
        bool added = false;
        DangerousAddRef(ref added);
        return _owned;
    }

    protected override bool ReleaseHandle()
    {
        using (DeviceGate.Enter(Gate))
        {
            _owned.Dispose();
        }

        _pin.Dispose();
        _parent?.DangerousRelease();
        _engine.LiveHandles.Closed(_kind);
        if (_nativeBytes > 0)
        {
            GC.RemoveMemoryPressure(_nativeBytes);
        }

        return true;
    }
}
