using Microsoft.ML.OnnxRuntime;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Ties a token to one run: when it is cancelled, the engine stops before its next node. A token that cannot be
/// cancelled costs nothing.</summary>
internal readonly ref struct RunCancellation : IDisposable
{
    private readonly CancellationToken _cancellation;
    private readonly OrtHandle<RunOptions>? _own;
    private readonly CancellationTokenRegistration _registration;

    /// <exception cref="OperationCanceledException">The token is cancelled already.</exception>
    public RunCancellation(OrtEngine engine, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _cancellation = cancellation;
        Options = engine.PlainRun;
        if (cancellation.CanBeCanceled)
        {
            _own = new(engine, HandleKind.RunOptions, OrtFault.Guard(() => new RunOptions()));
            Options = _own.Owned;
            _registration = cancellation.UnsafeRegister(static state => Terminate((RunOptions)state!), Options);
        }
    }

    public RunOptions Options { get; }

    /// <returns>What a run that failed is to end with.</returns>
    /// <exception cref="OperationCanceledException">The run failed because it was cancelled.</exception>
    public MienException Fault(string model, OrtFault fault)
    {
        _cancellation.ThrowIfCancellationRequested();
        return ModelFaults.OnRun(model, fault);
    }

    public void Dispose()
    {
        _registration.Dispose(); // waits for a callback that is running, so the options are not released under it
        _own?.Dispose();
    }

    private static void Terminate(RunOptions options)
    {
        try
        {
            options.Terminate = true;
        }
        catch (OnnxRuntimeException)
        {
            // The run goes on to its end.
        }
    }
}
