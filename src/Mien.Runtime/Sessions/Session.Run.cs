using Microsoft.ML.OnnxRuntime;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <content>The ways to run.</content>
public sealed partial class Session
{
    /// <summary>Runs the model; the engine makes the outputs, which the caller disposes.</summary>
    /// <param name="inputsInOrder">One for each of <see cref="Inputs"/>.</param>
    /// <returns>One for each of <see cref="Outputs"/>.</returns>
    /// <exception cref="TensorMismatchException">Number, type or shape of the inputs is not what the model declares.</exception>
    /// <exception cref="ModelException">The engine failed on the way.</exception>
    public IReadOnlyList<TensorValue> Run(params ReadOnlySpan<TensorValue> inputsInOrder) => Run(inputsInOrder, CancellationToken.None);

    /// <inheritdoc cref="Run(ReadOnlySpan{TensorValue})"/>
    /// <exception cref="OperationCanceledException">The run stopped at the next node after the token said so.</exception>
    public IReadOnlyList<TensorValue> Run(ReadOnlySpan<TensorValue> inputsInOrder, CancellationToken cancellationToken)
    {
        CheckValues(inputs, inputsInOrder, "input");
        IReadOnlyList<OrtValue> made = RunBorrowed(inputsInOrder, null, cancellationToken);
        TensorValue[] results = new TensorValue[made.Count];
        try
        {
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = TensorValue.Adopt(Engine, made[i], Handle);
            }
        }
        catch
        {
            Array.ForEach(results, result => result?.Dispose());
            foreach (OrtValue value in made)
            {
                value.Dispose(); // once more does nothing
            }

            throw;
        }

        return results;
    }

    /// <summary>Runs the model into tensors that the caller keeps: none is allocated, nothing copied.</summary>
    /// <param name="outputsInOrder">One for each of <see cref="Outputs"/>; their elements are overwritten.</param>
    /// <exception cref="TensorMismatchException">Number, type or shape of a tensor is not what the model declares.</exception>
    /// <exception cref="ModelException">The engine failed on the way.</exception>
    /// <exception cref="OperationCanceledException">The run stopped at the next node after the token said so; the outputs
    /// hold nothing useful.</exception>
    public void Run(
        ReadOnlySpan<TensorValue> inputsInOrder, ReadOnlySpan<TensorValue> outputsInOrder, CancellationToken cancellationToken = default)
    {
        CheckValues(inputs, inputsInOrder, "input");
        CheckValues(outputs, outputsInOrder, "output");
        OrtValue[] values = new OrtValue[outputsInOrder.Length];
        int borrowed = 0;
        try
        {
            for (; borrowed < values.Length; borrowed++)
            {
                values[borrowed] = outputsInOrder[borrowed].Handle.Borrow();
            }

            RunBorrowed(inputsInOrder, values, cancellationToken);
        }
        finally
        {
            Return(outputsInOrder, borrowed);
        }
    }

    /// <summary>Runs a model of one input and one output of fixed shapes straight into the caller's memory.</summary>
    /// <param name="output">float32, as many elements as <see cref="Outputs"/>[0] has.</param>
    /// <inheritdoc cref="Run(ReadOnlySpan{TensorValue}, ReadOnlySpan{TensorValue}, CancellationToken)"/>
    public unsafe void Run(TensorValue input, Span<float> output, CancellationToken cancellationToken = default)
    {
        CheckValues(inputs, new ReadOnlySpan<TensorValue>(in input), "input");
        if (outputs is not [{ IsStatic: true, ElementType: ElementType.Float32 } spec] || TensorShape.ElementCount(spec.Shape) != output.Length)
        {
            throw new ArgumentException($"{output.Length} floats do not fit the outputs: {string.Join(", ", outputs)}", nameof(output));
        }

        fixed (float* data = output)
        {
            using OrtValue value = TensorValue.CreateOver(Engine, data, (long)output.Length * sizeof(float), spec.Shape, ElementType.Float32);
            RunBorrowed(new ReadOnlySpan<TensorValue>(in input), [value], cancellationToken);
        }
    }

    /// <summary>Runs the model by names; the caller disposes the outputs.</summary>
    /// <exception cref="TensorMismatchException">A name is unknown or missing, or a type or shape is not what the model declares.</exception>
    /// <inheritdoc cref="Run(ReadOnlySpan{TensorValue}, CancellationToken)"/>
    public IReadOnlyDictionary<string, TensorValue> Run(
        IReadOnlyDictionary<string, TensorValue> inputsByName, CancellationToken cancellationToken = default)
    {
        foreach (string name in inputsByName.Keys)
        {
            IndexOf(name, isInput: true);
        }

        TensorValue[] ordered = [.. inputs.Select(spec => inputsByName.TryGetValue(spec.Name, out TensorValue? value)
            ? value
            : throw TensorMismatchException.Missing(ModelName, inputs, spec.Name))];
        IReadOnlyList<TensorValue> results = Run(ordered, cancellationToken);
        return results.Zip(outputs).ToDictionary(pair => pair.Second.Name, pair => pair.First);
    }

    /// <param name="outputValues">Null: the engine makes them.</param>
    /// <returns>What the engine made.</returns>
    private IReadOnlyList<OrtValue> RunBorrowed(
        ReadOnlySpan<TensorValue> inputValues, OrtValue[]? outputValues, CancellationToken cancellationToken)
    {
        OrtValue[] values = new OrtValue[inputValues.Length];
        InferenceSession session = Handle.Borrow();
        int borrowed = 0;
        try
        {
            for (; borrowed < values.Length; borrowed++)
            {
                values[borrowed] = inputValues[borrowed].Handle.Borrow();
            }

            using Lock.Scope scope = DeviceGate.Enter(Gate);
            using RunCancellation run = new(Engine, cancellationToken);
            try
            {
                if (outputValues is null)
                {
                    return session.Run(run.Options, inputNames, values, outputNames);
                }

                session.Run(run.Options, inputNames, values, outputNames, outputValues);
                return [];
            }
            catch (Exception exception) when (OrtFault.Of(exception) is OrtFault fault)
            {
                throw run.Fault(ModelName, fault);
            }
        }
        finally
        {
            Return(inputValues, borrowed);
            Handle.DangerousRelease();
        }
    }

    private static void Return(ReadOnlySpan<TensorValue> values, int count)
    {
        foreach (TensorValue value in values[..count])
        {
            value.Handle.DangerousRelease();
        }
    }

    private void CheckValues(TensorSpec[] specs, ReadOnlySpan<TensorValue> values, string role)
    {
        if (values.Length != specs.Length)
        {
            throw TensorMismatchException.Count(ModelName, role, specs, values.Length);
        }

        for (int i = 0; i < specs.Length; i++)
        {
            CheckValue(specs[i], values[i], role);
        }
    }

    private void CheckValue(TensorSpec spec, TensorValue value, string role)
    {
        ArgumentNullException.ThrowIfNull(value, role);
        if (!spec.Accepts(value.ElementType, value.Shape))
        {
            throw TensorMismatchException.Tensor(ModelName, role, spec, value.ElementType, value.Shape);
        }
    }
}
