using Mien.Graphs.Tests.Ops;
using Mien.Runtime;

namespace Mien.Graphs.Tests.Training;

/// <summary>Runs a step again and again, each time on the state that the one before left; in ONNX Runtime, or as evaluated in double
/// precision.</summary>
internal sealed class StepRunner(TrainingStep step, bool inRuntime) : IDisposable
{
    private readonly RuntimeGraph? _runtime = inRuntime ? new(step.Graph, DeviceChoice.Cpu) : null;

    public Dictionary<string, Values> State { get; private set; } = step.States.ToDictionary(state => state.Name, state => Values.Of(state.Initial()));

    /// <returns>The step's outputs.</returns>
    public IReadOnlyDictionary<string, Values> Run(params (string Name, Values Value)[] batch)
    {
        Dictionary<string, Values> inputs = new(State);
        foreach ((string name, Values value) in batch)
        {
            inputs[name] = value;
        }

        IReadOnlyDictionary<string, Values> results = _runtime?.Run(inputs) ?? step.Graph.Evaluate(inputs);
        State = State.ToDictionary(state => state.Key, state => results.GetValueOrDefault($"next/{state.Key}", state.Value));
        return results;
    }

    public void Dispose() => _runtime?.Dispose();
}
