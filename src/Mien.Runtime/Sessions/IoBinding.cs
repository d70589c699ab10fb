using Microsoft.ML.OnnxRuntime;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Inputs and outputs that stay tied to a session from run to run: what does not change is handed over once, and
/// what only the device needs stays in its memory.</summary>
/// <remarks>For one thread at a time; several bindings of one session may run at once. Bound tensors must not be disposed
/// before the binding.</remarks>
public sealed class IoBinding : IDisposable
{
    private readonly Session session;
    private readonly OrtHandle<OrtIoBinding> handle;
    private readonly TensorValue?[] inputs;
    private readonly TensorValue?[] outputs;

    /// <summary>Outputs by index, in the order in which the engine lists them: that of their first binding.</summary>
    private readonly List<int> boundOutputs = [];

    internal IoBinding(Session session)
    {
        this.session = session;
        inputs = new TensorValue?[session.Inputs.Count];
        outputs = new TensorValue?[session.Outputs.Count];
        InferenceSession owner = session.Handle.Borrow();
        try
        {
            handle = new(session.Engine, HandleKind.IoBinding, OrtFault.Guard(owner.CreateIoBinding), parent: session.Handle, gate: session.Gate);
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
        using OrtHandle<OrtMemoryInfo> memory = new(session.Engine, HandleKind.MemoryInfo, DeviceMemory(session.Device.Actual));
        OrtFault.Guard(() => handle.Owned.BindOutputToDevice(name, memory.Owned));
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

        OrtIoBinding binding = handle.Borrow(); // keeps the session alive, too
        try
        {
            ThrowIfDisposed(inputs);
            ThrowIfDisposed(outputs);
            using Lock.Scope scope = DeviceGate.Enter(session.Gate);
            using RunCancellation run = new(session.Engine, cancellationToken);
            try
            {
                session.Handle.Owned.RunWithBinding(run.Options, binding);
            }
            catch (Exception exception) when (OrtFault.Of(exception) is OrtFault fault)
            {
                throw run.Fault(session.ModelName, fault);
            }
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
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        IReadOnlyList<OrtValue> values = OrtFault.Guard(handle.Owned.GetOutputValues);
        Dictionary<string, TensorValue> taken = [];
        for (int i = 0; i < values.Count; i++)
        {
            int index = boundOutputs[i];
            if (outputs[index] is null)
            {
                taken[session.Outputs[index].Name] = TensorValue.Adopt(session.Engine, values[i], session.Handle);
            }
            else
            {
                values[i].Dispose();
            }
        }

        return taken;
    }

    public void Dispose() => handle.Dispose();

    private void Bind(int index, bool isInput, TensorValue value)
    {
        OrtIoBinding binding = handle.Borrow();
        try
        {
            using Lock.Scope scope = DeviceGate.Enter(session.Gate);
            OrtValue borrowed = value.Handle.Borrow();
            try
            {
                Action<string, OrtValue> bind = isInput ? binding.BindInput : binding.BindOutput;
                OrtFault.Guard(() => bind((isInput ? session.Inputs : session.Outputs)[index].Name, borrowed));
            }
            finally
            {
                value.Handle.DangerousRelease();
            }
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

    /// <summary>By the names under which the engine's devices know their memory.</summary>
    private static OrtMemoryInfo DeviceMemory(DeviceChoice device)
    {
        string name = device.Kind switch
        {
            DeviceKind.WebGpu => "WebGPU_Buf",
            DeviceKind.DirectMl => "DML",
            _ => "Cpu",
        };
        return OrtFault.Guard(() => new OrtMemoryInfo(name, OrtAllocatorType.DeviceAllocator, device.Index, OrtMemType.Default));
    }
}
