using Mien.Graphs.Tests.Ops;

namespace Mien.Graphs.Tests.Training;

/// <summary>Runs a step again and again, each time on the state that the one before left.</summary>
internal sealed class StepRunner(TrainingStep step, Func<IReadOnlyDictionary<string, Values>, IReadOnlyDictionary<string, Values>> engine)
{
    private Dictionary<string, Values> _state = step.States.ToDictionary(state => state.Name, state => Values.Of(state.Initial()));

    public static StepRunner Reference(TrainingStep step) => new(step, step.Graph.Evaluate);

    public static StepRunner Runtime(TrainingStep step) => new(step, inputs => RuntimeAgreement.Run(step.Graph, inputs));

    public IReadOnlyDictionary<string, Values> State => _state;

    /// <returns>The step's outputs.</returns>
    public IReadOnlyDictionary<string, Values> Run(params (string Name, Values Value)[] batch)
    {
        IReadOnlyDictionary<string, Values> results = engine(_state.Concat(batch.Select(input => KeyValuePair.Create(input.Name, input.Value))).ToDictionary());
        _state = _state.ToDictionary(state => state.Key, state => results.GetValueOrDefault($"next/{state.Key}", state.Value));
        return results;
    }
}
