using Microsoft.ML.OnnxRuntime;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>A model that is ready to run. Safe for many threads at once: each run has values of its own. On a GPU, runs
/// wait for each other.</summary>
/// <remarks>Dispose it when done; runs that are still going on another thread finish first.</remarks>
public sealed partial class Session : IDisposable
{
    private readonly TensorSpec[] inputs;
    private readonly TensorSpec[] outputs;
    private readonly string[] inputNames;
    private readonly string[] outputNames;

    private Session(OrtEngine engine, ModelSource model, SessionSettings settings)
    {
        Engine = engine;
        ModelName = model.Name;
        model.ThrowIfUnsound();
        (Handle, Device) = SessionOpener.Open(engine, model, settings);
        try
        {
            inputs = SpecReader.Read(engine, Handle.Owned, ofInputs: true, ModelName);
            outputs = SpecReader.Read(engine, Handle.Owned, ofInputs: false, ModelName);
            inputNames = [.. inputs.Select(spec => spec.Name)];
            outputNames = [.. outputs.Select(spec => spec.Name)];
        }
        catch
        {
            Handle.Dispose();
            throw;
        }
    }

    /// <summary>What messages call the model.</summary>
    public string ModelName { get; }

    /// <summary>In the model's order, which is the order that Run takes.</summary>
    public IReadOnlyList<TensorSpec> Inputs => inputs;

    /// <summary>In the model's order, which is the order that Run gives.</summary>
    public IReadOnlyList<TensorSpec> Outputs => outputs;

    /// <summary>Which device it really runs on, and why not on another.</summary>
    public DeviceReport Device { get; }

    internal OrtHandle<InferenceSession> Handle { get; }

    internal OrtEngine Engine { get; }

    /// <summary>To be held while the engine works for this session, or null.</summary>
    internal Lock? Gate => Handle.Gate;

    /// <summary>Begins to start the engine on another thread, so that the first model need not wait for it. What fails there, fails again when a model is
    /// opened.</summary>
    public static void StartEngine() => _ = Task.Run(() => OrtEngine.Instance);

    /// <summary>Opens a model from memory; the bytes may be dropped afterwards.</summary>
    /// <param name="onnx">A whole ONNX file.</param>
    /// <param name="settings">Null: the defaults.</param>
    /// <exception cref="ModelException">The bytes are no model, or one that this engine cannot run.</exception>
    /// <exception cref="DeviceException">The device that was asked for is not there, or cannot take the model.</exception>
    /// <exception cref="EngineMemoryException">Memory is out.</exception>
    /// <exception cref="EngineLibraryException">The native library is not usable.</exception>
    /// <exception cref="MissingPackageException">The native library is not installed.</exception>
    public static Session Open(ReadOnlyMemory<byte> onnx, SessionSettings? settings = null)
    {
        settings ??= new();
        Check(settings);
        return new(OrtEngine.Instance, new(settings.ModelName, onnx, null), settings);
    }

    /// <summary>Opens a model file; weights that it keeps in files beside it are found.</summary>
    /// <inheritdoc cref="Open(ReadOnlyMemory{byte}, SessionSettings)"/>
    public static Session OpenFile(string path, SessionSettings? settings = null)
    {
        settings ??= new();
        Check(settings);
        string full = Path.GetFullPath(path);
        return File.Exists(full) ? new(OrtEngine.Instance, new(full, default, full), settings) : throw ModelException.NotFound(full);
    }

    /// <summary>Holds the model to a kind: it must have these inputs and no others.</summary>
    /// <exception cref="TensorMismatchException">One is missing, or one more is there.</exception>
    public void CheckInputs(params IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            IndexOf(name, isInput: true);
        }

        if (inputs.FirstOrDefault(input => !names.Contains(input.Name)) is TensorSpec other)
        {
            throw TensorMismatchException.Missing(ModelName, inputs, other.Name);
        }
    }

    /// <summary>For inputs and outputs that stay the same from run to run, or stay on the device.</summary>
    public IoBinding Bind() => new(this);

    public void Dispose() => Handle.Dispose();

    private static void Check(SessionSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(settings.IntraOpThreads);
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Device.Index);
        if (!Enum.IsDefined(settings.Device.Kind) || !Enum.IsDefined(settings.Optimization))
        {
            throw new ArgumentException($"{settings} has a value that does not exist", nameof(settings));
        }
    }

    internal int IndexOf(string name, bool isInput)
    {
        TensorSpec[] specs = isInput ? inputs : outputs;
        int index = Array.FindIndex(specs, spec => spec.Name == name);
        return index >= 0 ? index : throw TensorMismatchException.Name(ModelName, isInput ? "input" : "output", specs, name);
    }

    internal int Check(string name, TensorValue value, bool isInput)
    {
        int index = IndexOf(name, isInput);
        CheckValue(isInput ? inputs[index] : outputs[index], value, isInput ? "input" : "output");
        return index;
    }
}
