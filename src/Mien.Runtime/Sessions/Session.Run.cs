using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <content>The ways to run.</content>
public sealed unsafe partial class Session
{
    /// <summary>Names and values of this many tensors fit on the stack.</summary>
    private const int StackValues = 64;

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
        Span<nint> made = outputs.Length <= StackValues ? stackalloc nint[StackValues] : new nint[outputs.Length];
        made.Clear();
        fixed (nint* handles = made)
        {
            RunBorrowed(inputsInOrder, handles, cancellationToken);
        }

        TensorValue[] results = new TensorValue[outputs.Length];
        int adopted = 0;
        try
        {
            for (; adopted < results.Length; adopted++)
            {
                results[adopted] = TensorValue.Adopt(api, made[adopted], handle);
            }
        }
        catch
        {
            Array.ForEach(results, result => result?.Dispose());
            for (int i = adopted + 1; i < results.Length; i++)
            {
                api.Release(HandleKind.Value, made[i]);
            }

            throw;
        }

        return results;
    }

    /// <summary>Runs the model into tensors that the caller keeps: nothing is allocated, nothing copied.</summary>
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
        Span<nint> raw = outputsInOrder.Length <= StackValues ? stackalloc nint[StackValues] : new nint[outputsInOrder.Length];
        int borrowed = 0;
        try
        {
            for (; borrowed < outputsInOrder.Length; borrowed++)
            {
                raw[borrowed] = outputsInOrder[borrowed].Handle.Borrow();
            }

            fixed (nint* handles = raw)
            {
                RunBorrowed(inputsInOrder, handles, cancellationToken);
            }
        }
        finally
        {
            Return(outputsInOrder, borrowed);
        }
    }

    /// <summary>Runs a model of one input and one output of fixed shapes straight into the caller's memory.</summary>
    /// <param name="output">float32, as many elements as <see cref="Outputs"/>[0] has.</param>
    /// <inheritdoc cref="Run(ReadOnlySpan{TensorValue}, ReadOnlySpan{TensorValue}, CancellationToken)"/>
    public void Run(TensorValue input, Span<float> output, CancellationToken cancellationToken = default)
    {
        CheckValues(inputs, new ReadOnlySpan<TensorValue>(in input), "input");
        if (outputs is not [{ IsStatic: true, ElementType: ElementType.Float32 } spec] || TensorShape.ElementCount(spec.Shape) != output.Length)
        {
            throw new ArgumentException($"{output.Length} floats do not fit the outputs: {string.Join(", ", outputs)}", nameof(output));
        }

        fixed (float* data = output)
        {
            nint value = TensorValue.CreateOver(api, data, (nuint)output.Length * sizeof(float), spec.Shape, ElementType.Float32);
            try
            {
                RunBorrowed(new ReadOnlySpan<TensorValue>(in input), &value, cancellationToken);
            }
            finally
            {
                api.Release(HandleKind.Value, value);
            }
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

    private void RunBorrowed(ReadOnlySpan<TensorValue> inputValues, nint* outputValues, CancellationToken cancellationToken)
    {
        Span<nint> raw = inputValues.Length <= StackValues ? stackalloc nint[StackValues] : new nint[inputValues.Length];
        nint session = handle.Borrow();
        int borrowed = 0;
        try
        {
            for (; borrowed < inputValues.Length; borrowed++)
            {
                raw[borrowed] = inputValues[borrowed].Handle.Borrow();
            }

            fixed (nint* inputHandles = raw)
            {
                using Lock.Scope scope = DeviceGate.Enter(gate);
                using RunCancellation run = new(api, cancellationToken);
                run.Check(ModelName, api.Run(
                    session,
                    run.Options,
                    inputNames.Pointers,
                    inputHandles,
                    (nuint)inputValues.Length,
                    outputNames.Pointers,
                    (nuint)outputs.Length,
                    outputValues));
            }
        }
        finally
        {
            Return(inputValues, borrowed);
            handle.DangerousRelease();
            GC.KeepAlive(this); // the name tables
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
