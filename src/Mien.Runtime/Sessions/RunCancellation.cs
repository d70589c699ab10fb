using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Ties a token to one run: when it is cancelled, the engine stops before its next node. A token that cannot be
/// cancelled costs nothing.</summary>
internal readonly unsafe ref struct RunCancellation : IDisposable
{
    private readonly OrtApi api;
    private readonly CancellationToken cancellationToken;
    private readonly OrtHandle? options;
    private readonly CancellationTokenRegistration registration;

    /// <exception cref="OperationCanceledException">The token is cancelled already.</exception>
    public RunCancellation(OrtApi api, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        this.api = api;
        this.cancellationToken = cancellationToken;
        if (cancellationToken.CanBeCanceled)
        {
            nint raw;
            OrtStatus.Check(api, api.CreateRunOptions(&raw));
            options = new(api, HandleKind.RunOptions, raw);
            registration = cancellationToken.UnsafeRegister(static state => Terminate((OrtHandle)state!), options);
        }
    }

    /// <summary>OrtRunOptions*, or null.</summary>
    public nint Options => options?.DangerousGetHandle() ?? 0;

    /// <exception cref="OperationCanceledException">The run failed because it was cancelled.</exception>
    /// <exception cref="MienException">The run failed for another reason.</exception>
    public void Check(string model, nint status)
    {
        if (OrtStatus.Take(api, status) is OrtFault fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ModelFaults.OnRun(model, fault);
        }
    }

    public void Dispose()
    {
        registration.Dispose(); // waits for a callback that is running, so the options are not released under it
        options?.Dispose();
    }

    private static void Terminate(OrtHandle options)
    {
        OrtApi api = OrtApi.Instance;
        OrtStatus.Take(api, api.SetTerminate(options.DangerousGetHandle()));
    }
}
