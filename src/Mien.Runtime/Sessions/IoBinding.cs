using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Inputs and outputs that stay tied to a session from run to run: what does not change is handed over once, and
/// what only the device needs stays in its memory.</summary>
/// <remarks>For one thread at a time; several bindings of one session may run at once. Bound tensors must not be disposed
/// before the binding.</remarks>
public sealed unsafe class IoBinding : IDisposable
{
    private readonly Session session;
    private readonly OrtHandle handle;
    private readonly TensorValue?[] inputs;
    private readonly TensorValue?[] outputs;

    /// <summary>Outputs by index, in the order in which the engine lists them: that of their first binding.</summary>
    private readonly List<int> boundOutputs = [];

    internal IoBinding(Session session)
    {
        this.session = session;
        inputs = new TensorValue?[session.Inputs.Count];
        outputs = new TensorValue?[session.Outputs.Count];
        nint owner = session.Handle.Borrow();
        try
        {
            nint binding;
            OrtStatus.Check(session.Api, session.Api.CreateIoBinding(owner, &binding));
            handle = new(session.Api, HandleKind.IoBinding, binding, parent: session.Handle, gate: session.Gate);
        }
        finally
        {
            session.Handle.DangerousRelease();
        }
    }

    /// <summary>Ties a tensor to an input. On a CPU the engine reads it at each run; for a GPU it is copied at this call,
    /// so bind it again after changing it.</summary>
    /// <exception cref="TensorMismatchException">The model has no such input, or declares another type or shape.</exception>
    public void BindInput(string name, TensorValue value)
    {
        int index = session.Check(name, value, isInput: true);
        Bind(index, isInput: true, value);
        inputs[index] = value;
    }

    /// <summary>Ties a tensor in ordinary memory to an output: each run overwrites it.</summary>
    /// <inheritdoc cref="BindInput"/>
    public void BindOutput(string name, TensorValue value)
    {
        int index = session.Check(name, value, isInput: false);
        Bind(index, isInput: false, value);
        Remember(index, value);
    }

    /// <summary>Lets the engine make this output at each run in the memory of the session's device: see <see cref="TakeOutputs"/>.</summary>
    /// <exception cref="TensorMismatchException">The model has no such output.</exception>
    public void BindOutputOnDevice(string name)
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        int index = session.IndexOf(name, isInput: false);
        using OrtHandle memory = DeviceMemory(session.Api, session.Device.Actual);
        nint pointer = session.NamePointer(index, isInput: false);
        OrtStatus.Check(session.Api, session.Api.BindOutputToDevice(handle.DangerousGetHandle(), pointer, memory.DangerousGetHandle()));
        Remember(index, null);
    }

    /// <summary>Runs the model on what is bound.</summary>
    /// <exception cref="InvalidOperationException">An input is not bound.</exception>
    /// <exception cref="ModelException">The engine failed on the way.</exception>
    /// <exception cref="OperationCanceledException">The run stopped at the next node after the token said so.</exception>
    public void Run(CancellationToken cancellationToken = default)
    {
        int unbound = Array.IndexOf(inputs, null);
        if (unbound >= 0)
        {
            throw new InvalidOperationException($"the input \"{session.Inputs[unbound].Name}\" is not bound");
        }

        nint binding = handle.Borrow(); // keeps the session alive, too
        try
        {
            ThrowIfDisposed(inputs);
            ThrowIfDisposed(outputs);
            using Lock.Scope scope = DeviceGate.Enter(session.Gate);
            using RunCancellation run = new(session.Api, cancellationToken);
            run.Check(session.ModelName, session.Api.RunWithBinding(session.Handle.DangerousGetHandle(), run.Options, binding));
        }
        finally
        {
            handle.DangerousRelease();
            GC.KeepAlive(this);
        }
    }

    /// <summary>The outputs of the last run that were bound to the device, by name; the caller disposes them. They may be
    /// bound as inputs of the next run without leaving the device.</summary>
    public IReadOnlyDictionary<string, TensorValue> TakeOutputs()
    {
        nint* values;
        nuint count;
        OrtApi api = session.Api;
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        OrtStatus.Check(api, api.GetBoundOutputValues(handle.DangerousGetHandle(), api.DefaultAllocator, &values, &count));
        Dictionary<string, TensorValue> taken = [];
        for (int i = 0; i < (int)count; i++)
        {
            int index = boundOutputs[i];
            if (outputs[index] is null)
            {
                taken[session.Outputs[index].Name] = TensorValue.Adopt(api, values[i], session.Handle);
            }
            else
            {
                api.Release(HandleKind.Value, values[i]);
            }
        }

        OrtStatus.Check(api, api.AllocatorFree(api.DefaultAllocator, values));
        return taken;
    }

    public void Dispose() => handle.Dispose();

    private void Bind(int index, bool isInput, TensorValue value)
    {
        nint pointer = session.NamePointer(index, isInput);
        nint binding = handle.Borrow();
        try
        {
            using Lock.Scope scope = DeviceGate.Enter(session.Gate);
            nint raw = value.Handle.Borrow();
            nint status = isInput ? session.Api.BindInput(binding, pointer, raw) : session.Api.BindOutput(binding, pointer, raw);
            value.Handle.DangerousRelease();
            OrtStatus.Check(session.Api, status);
        }
        finally
        {
            handle.DangerousRelease();
        }
    }

    private void Remember(int index, TensorValue? output)
    {
        outputs[index] = output;
        if (!boundOutputs.Contains(index))
        {
            boundOutputs.Add(index);
        }
    }

    private static void ThrowIfDisposed(TensorValue?[] values)
    {
        foreach (TensorValue? value in values)
        {
            ObjectDisposedException.ThrowIf(value is not null && value.Handle.IsClosed, typeof(TensorValue));
        }
    }

    /// <summary>The names under which the engine's devices know their memory.</summary>
    private static OrtHandle DeviceMemory(OrtApi api, DeviceChoice device)
    {
        const int deviceAllocator = 0, defaultMemory = 0;
        string name = device.Kind switch
        {
            DeviceKind.WebGpu => "WebGPU_Buf",
            DeviceKind.DirectMl => "DML",
            _ => "Cpu",
        };
        nint memory;
        fixed (byte* text = NativeText.Utf8(name))
        {
            OrtStatus.Check(api, api.CreateMemoryInfo(text, deviceAllocator, device.Index, defaultMemory, &memory));
        }

        return new(api, HandleKind.MemoryInfo, memory);
    }
}
