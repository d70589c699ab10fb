using Mien.Runtime;
using Mien.Training.Loops;

namespace Mien.Training.Steps;

/// <summary>The settings of a step as inputs, by their schedules.</summary>
internal sealed class StepSettings : IDisposable
{
    private readonly IReadOnlyDictionary<string, Schedule> _schedules;
    private readonly Dictionary<string, TensorValue> _values = [];

    /// <param name="inputs">Of the step.</param>
    /// <exception cref="ArgumentException">The step has no input of a setting's name.</exception>
    public StepSettings(IReadOnlyDictionary<string, Schedule> schedules, IReadOnlyList<TensorSpec> inputs)
    {
        _schedules = schedules;
        foreach (string name in schedules.Keys)
        {
            TensorSpec input = inputs.FirstOrDefault(input => input.Name == name) ?? throw new ArgumentException($"The step has no setting \"{name}\".", nameof(schedules));
            _values[name] = HostTensors.Create((ElementType)(int)input.ElementType, []);
        }
    }

    /// <summary>Good until the next call.</summary>
    public IReadOnlyDictionary<string, TensorValue> At(long step)
    {
        foreach ((string name, Schedule schedule) in _schedules)
        {
            HostTensors.Set(_values[name], schedule.At(step));
        }

        return _values;
    }

    /// <summary>The values of those that change.</summary>
    public IEnumerable<KeyValuePair<string, double>> Moving(long step) =>
        _schedules.Where(setting => setting.Value is not ConstantSchedule).Select(setting => KeyValuePair.Create(setting.Key, setting.Value.At(step)));

    public void Dispose()
    {
        foreach (TensorValue value in _values.Values)
        {
            value.Dispose();
        }
    }
}
