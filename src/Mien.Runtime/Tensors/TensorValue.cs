using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>A dense tensor that the engine reads and writes in place: memory of its own, or a pinned array of the
/// caller. Row-major, the last dimension runs fastest.</summary>
/// <remarks>Dispose it when done; a forgotten one is freed by the collector later. Spans over it end with its life.
/// Reading from many threads is safe; writing while a run uses it is not.</remarks>
public sealed unsafe class TensorValue : IDisposable
{
    /// <summary>What the engine calls ordinary memory.</summary>
    private const string HostMemory = "Cpu";

    private readonly long[] shape;
    private readonly void* data;

    private TensorValue(OrtHandle<OrtValue> handle, ElementType elementType, long[] shape, void* data)
    {
        Handle = handle;
        ElementType = elementType;
        this.shape = shape;
        this.data = data;
        ElementCount = TensorShape.ElementCount(shape);
    }

    public ElementType ElementType { get; }

    /// <summary>Empty for a scalar.</summary>
    public ReadOnlySpan<long> Shape => shape;

    public long ElementCount { get; }

    /// <summary>False when the elements lie in a device's memory: see <see cref="ToHost"/>.</summary>
    public bool IsOnHost => data is not null || ElementCount == 0;

    /// <summary>The elements of a float32 tensor.</summary>
    public Span<float> Floats => AsSpan<float>();

    internal OrtHandle<OrtValue> Handle { get; }

    /// <summary>A float32 tensor of zeros.</summary>
    /// <exception cref="EngineMemoryException">It does not fit in memory.</exception>
    public static TensorValue Create(params ReadOnlySpan<long> shape) => Create<float>(shape);

    /// <summary>A tensor of zeros.</summary>
    /// <typeparam name="T">float, double, Half, bool or an integer type.</typeparam>
    /// <inheritdoc cref="Create(ReadOnlySpan{long})"/>
    public static TensorValue Create<T>(params ReadOnlySpan<long> shape)
        where T : unmanaged => Create(ElementTypes.Of<T>(), shape);

    /// <summary>A tensor with a copy of the values.</summary>
    public static TensorValue From<T>(ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        CheckCount(values.Length, shape);
        TensorValue tensor = Create<T>(shape);
        values.CopyTo(tensor.AsSpan<T>());
        return tensor;
    }

    /// <summary>A tensor over the caller's memory, without a copy: both see each other's writes. The memory stays pinned
    /// until the tensor is disposed.</summary>
    public static TensorValue Over<T>(Memory<T> memory, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        CheckCount(memory.Length, shape);
        ElementType type = ElementTypes.Of<T>();
        OrtEngine engine = OrtEngine.Instance;
        MemoryHandle pin = memory.Pin();
        try
        {
            OrtValue value = CreateOver(engine, pin.Pointer, (long)memory.Length * sizeof(T), shape, type);
            return new(new(engine, HandleKind.Value, value, pin: pin), type, shape.ToArray(), pin.Pointer);
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    /// <summary>The elements themselves, not a copy; good until the tensor is disposed.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds another type, more than 2^31 - 1 elements, or lies
    /// on a device.</exception>
    public Span<T> AsSpan<T>()
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        if (ElementTypes.Of<T>() != ElementType)
        {
            throw new InvalidOperationException($"the tensor holds {ElementTypes.Name(ElementType)}, not {ElementTypes.Name(ElementTypes.Of<T>())}");
        }

        if (!IsOnHost)
        {
            throw new InvalidOperationException("the tensor lies in the device's memory: copy it with ToHost first");
        }

        return ElementCount <= int.MaxValue
            ? new Span<T>(data, (int)ElementCount)
            : throw new InvalidOperationException($"{ElementCount} elements do not fit in one span");
    }

    /// <summary>A copy in ordinary memory.</summary>
    public TensorValue ToHost()
    {
        TensorValue copy = Create(ElementType, shape);
        OrtValue source = Handle.Borrow();
        try
        {
            if (IsOnHost)
            {
                NativeMemory.Copy(data, copy.data, (nuint)ElementCount * (nuint)ElementTypes.Size(ElementType));
                return copy;
            }

            using Lock.Scope scope = DeviceGate.Enter(Handle.Gate);
            OrtFault.Guard(() => OrtEngine.Instance.Environment.CopyTensors([source], [copy.Handle.Owned], null));
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
        finally
        {
            Handle.DangerousRelease();
        }
    }

    /// <summary>Such as "float32 [1,3,192,192]".</summary>
    public override string ToString() => $"{ElementTypes.Name(ElementType)} {TensorShape.Text(shape)}";

    public void Dispose() => Handle.Dispose();

    /// <summary>Takes over a value that the engine made.</summary>
    /// <param name="session">That made it: memory of a device is gone with the last session there.</param>
    internal static TensorValue Adopt(OrtEngine engine, OrtValue value, OrtHandle<InferenceSession>? session = null)
    {
        try
        {
            OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
            ElementType type = (ElementType)info.ElementDataType;
            long bytes = TensorShape.ElementCount(info.Shape) * ElementTypes.Size(type);
            void* data = HostData(engine, value);
            OrtHandle<InferenceSession>? parent = data is null ? session : null;
            return new(new(engine, HandleKind.Value, value, bytes, parent, session?.Gate), type, info.Shape, data);
        }
        catch (Exception exception)
        {
            value.Dispose();
            if (OrtFault.Of(exception) is OrtFault fault)
            {
                throw fault.ToException();
            }

            throw;
        }
    }

    /// <summary>Wraps memory for the length of one call; the caller disposes the value.</summary>
    internal static OrtValue CreateOver(OrtEngine engine, void* data, long byteCount, ReadOnlySpan<long> shape, ElementType type)
    {
        byte none; // an empty tensor still wants an address
        nint address = (nint)(data is null ? &none : data);
        try
        {
            return OrtValue.CreateTensorValueWithData(engine.CpuMemory, (TensorElementType)type, shape.ToArray(), address, byteCount);
        }
        catch (Exception exception) when (OrtFault.Of(exception) is OrtFault fault)
        {
            throw fault.ToException();
        }
    }

    private static TensorValue Create(ElementType type, ReadOnlySpan<long> shape)
    {
        OrtEngine engine = OrtEngine.Instance;
        long count = TensorShape.ElementCount(shape);
        OrtValue value;
        try
        {
            value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, (TensorElementType)type, shape.ToArray());
        }
        catch (Exception exception) when (OrtFault.Of(exception) is OrtFault fault)
        {
            throw EngineMemoryException.ForTensor(ElementTypes.Name(type), TensorShape.Text(shape), fault.Message);
        }

        TensorValue tensor = Adopt(engine, value);
        NativeMemory.Clear(tensor.data, (nuint)count * (nuint)ElementTypes.Size(type));
        return tensor;
    }

    /// <returns>Null for memory of a device.</returns>
    private static void* HostData(OrtEngine engine, OrtValue value)
    {
        using OrtMemoryInfo memory = value.GetTensorMemoryInfo();
        return memory.Name == HostMemory ? engine.SideCalls.Data(value) : null;
    }

    private static void CheckCount(int length, ReadOnlySpan<long> shape)
    {
        if (TensorShape.ElementCount(shape) != length)
        {
            throw new ArgumentException($"{length} values do not fill the shape {TensorShape.Text(shape)}");
        }
    }
}
