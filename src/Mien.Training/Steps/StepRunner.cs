using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Training.Checkpoints;

namespace Mien.Training.Steps;

/// <summary>Runs a training step in ONNX Runtime again and again. The state stays in the device's memory, without a copy: on a CPU new values are
/// written over old ones where the step allows it (<see cref="InPlaceStates"/>), else what a step puts out is bound as the input of the next.</summary>
/// <remarks>An output "next/x" is the input "x" of the next step; other outputs are results. Not thread-safe.</remarks>
public sealed class StepRunner : IDisposable
{
    /// <summary>These look for operators that no step has (quantised values, dropout, DirectML's), or for attention, norms and GELU whose inner values
    /// nothing else reads, as the backward walk does; the last four for rare forms of a few nodes. Each would go over all nodes, once or twice.</summary>
    private static readonly string[] s_useless =
    [
        "EnsureUniqueDQForNodeUnit", "DoubleQDQPairsRemover", "QDQPropagationTransformer", "WeightBiasQuantization", "WhereDummyDq", "QDQS8ToU8Transformer",
        "QDQSelectorActionTransformer", "MatMulIntegerToFloatFusion", "DynamicQuantizeMatMulFusion", "MatMulNBitsFusion", "QDQFinalCleanupTransformer",
        "AttentionFusion", "EmbedLayerNormFusion", "GroupQueryAttentionFusion", "GroupQueryAttentionPreNormFusion", "SkipLayerNormFusion",
        "BiasSkipLayerNormFusion", "SimplifiedLayerNormFusion", "LayerNormFusionL1", "LayerNormFusionL2", "GeluFusionL1", "GeluFusionL2", "BiasGeluFusion",
        "FastGeluFusion", "QuickGeluFusion", "BiasDropoutFusion", "FreeDimensionOverrideTransformer", "MatMulActivationFusion", "ReshapeFusion",
        "GatherSliceToSplitFusion", "GatherToSliceFusion", "BiasSoftmaxFusion", "SliceConcatToSpaceToDepthFusion",
    ];

    private readonly Session _session;
    private readonly IoBinding _binding;
    private readonly IReadOnlySet<string> _inPlace;
    private readonly string[] _replaced;
    private readonly Dictionary<string, TensorValue> _states = [];
    private readonly Dictionary<string, TensorValue> _results = [];

    /// <param name="onnx">The step's file: see <see cref="Graphs.TrainingStep"/>.</param>
    /// <exception cref="ModelException">The engine cannot run the step.</exception>
    /// <exception cref="DeviceException">The device is not there, or cannot take the step.</exception>
    public StepRunner(ReadOnlyMemory<byte> onnx, DeviceChoice device, string name = "the training step")
    {
        OnnxModel model = OnnxModel.Read(onnx.ToArray());
        // All cores, and kernels that give the same bits at each run, so that a training can be repeated.
        SessionSettings settings = new() { Device = device, IntraOpThreads = 0, Deterministic = true, PlansMemory = false, SkippedOptimisers = s_useless, ModelName = name };
        _session = Session.Open(model.Arranged().ToBytes(), settings);
        _binding = _session.Bind();
        _inPlace = _session.Device.Actual.Kind == DeviceKind.Cpu ? InPlaceStates.Of(model) : new HashSet<string>();
        ILookup<bool, TensorSpec> outputs = _session.Outputs.ToLookup(output => output.Name.StartsWith(TrainingStep.NextPrefix, StringComparison.Ordinal));
        _replaced = [.. outputs[true].Select(output => StateOf(output.Name)).Where(state => !_inPlace.Contains(state))];
        foreach (TensorSpec output in outputs[false])
        {
            TensorValue result = HostTensors.Create((ElementType)(int)output.ElementType, output.Shape.ToArray());
            _results.Add(output.Name, result);
            _binding.BindOutput(output.Name, result);
        }
    }

    /// <summary>Where the step really runs.</summary>
    public DeviceReport Device => _session.Device;

    /// <summary>All inputs: states, settings and data.</summary>
    public IReadOnlyList<TensorSpec> Inputs => _session.Inputs;

    /// <summary>Puts values in the place of states.</summary>
    /// <exception cref="TensorMismatchException">The step has no such state, or one of another type or shape.</exception>
    public void Load(IEnumerable<OnnxTensor> states)
    {
        foreach (OnnxTensor state in states)
        {
            Replace(state.Name, HostTensors.Of(state));
        }
    }

    /// <summary>Puts a file's values in the place of states, without a copy beside them.</summary>
    /// <inheritdoc cref="Load(IEnumerable{OnnxTensor})"/>
    /// <exception cref="SafetensorsException">The file has become shorter since it was opened.</exception>
    public void Load(SafetensorsFile file)
    {
        foreach (SafetensorsEntry entry in file.Tensors)
        {
            TensorValue value = HostTensors.Create(entry.Type, entry.Dimensions);
            file.Read(entry, 0, HostTensors.Bytes(value));
            Replace(entry.Name, value);
        }
    }

    /// <summary>The state as it is now, copied into ordinary memory.</summary>
    public IReadOnlyList<OnnxTensor> Save() => [.. _states.Select(state => HostTensors.ToTensor(state.Key, state.Value))];

    /// <summary>One step.</summary>
    /// <param name="inputs">Settings and data; one that was given before need not be given again while it does not change.</param>
    /// <returns>Results by name, in ordinary memory; they are good until the next step.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the step; one that has begun is done.</exception>
    public IReadOnlyDictionary<string, TensorValue> Run(IReadOnlyDictionary<string, TensorValue> inputs, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach ((string name, TensorValue value) in inputs)
        {
            _binding.BindInput(name, value);
        }

        foreach (string state in _replaced)
        {
            // Bound anew each time: else the engine would write into what the step before gave, which is this step's input.
            _binding.BindOutputOnDevice(TrainingStep.NextPrefix + state);
        }

        // Not to be stopped on its way: states would be half old, half new.
        _binding.Run(CancellationToken.None);
        foreach ((string name, TensorValue value) in _binding.TakeOutputs())
        {
            Replace(StateOf(name), value);
        }

        return _results;
    }

    public void Dispose()
    {
        _binding.Dispose();
        foreach (TensorValue value in _states.Values.Concat(_results.Values))
        {
            value.Dispose();
        }

        _session.Dispose();
    }

    private static string StateOf(string output) => output[TrainingStep.NextPrefix.Length..];

    private void Replace(string state, TensorValue value)
    {
        _binding.BindInput(state, value);
        if (_inPlace.Contains(state))
        {
            _binding.BindOutput(TrainingStep.NextPrefix + state, value);
        }

        _states.GetValueOrDefault(state)?.Dispose();
        _states[state] = value;
    }
}
