using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Tries the devices that a choice allows, in order, and opens the model on the first that takes it.</summary>
internal static unsafe class SessionOpener
{
    public static (OrtHandle Session, DeviceReport Report) Open(OrtApi api, ModelSource model, SessionSettings settings)
    {
        string? reason = null;
        IReadOnlyList<DeviceChoice> candidates =
            settings.Device.Kind == DeviceKind.Auto ? AutoDevices.Candidates(out reason) : [settings.Device];
        for (int i = 0; ; i++)
        {
            try
            {
                OrtHandle session = OpenOn(api, model, settings, candidates[i]);
                return (session, Report(settings.Device, candidates[i], GraphAssignment.CountNodes(api, session), model, reason));
            }
            catch (MienException refusal) when (i < candidates.Count - 1)
            {
                reason = refusal.Message;
            }
        }
    }

    /// <summary>A device that took none of the nodes does not run the model, whatever was asked for. The engine counts the
    /// CPU's nodes rightly, but for WebGPU it forgets most, so the CPU must hold as many as the model has.</summary>
    internal static DeviceReport Report(
        DeviceChoice requested, DeviceChoice opened, IReadOnlyDictionary<(string Provider, string Operator), int> nodes, ModelSource model, string? reason)
    {
        Dictionary<string, int> byProvider = nodes.GroupBy(place => place.Key.Provider).ToDictionary(group => group.Key, group => group.Sum(place => place.Value));
        string cpu = ExecutionProvider.Name(DeviceKind.Cpu);
        int onCpu = byProvider.GetValueOrDefault(cpu);
        bool isUnused = opened.Kind != DeviceKind.Cpu
            && onCpu > 0
            && !byProvider.ContainsKey(ExecutionProvider.Name(opened.Kind))
            && onCpu >= OnnxNodeCount.Of(model.Bytes.Span);
        Dictionary<string, int> operators = nodes.Where(place => place.Key.Provider == cpu).ToDictionary(place => place.Key.Operator, place => place.Value);
        return new()
        {
            Requested = requested,
            Actual = isUnused ? DeviceChoice.Cpu : opened,
            NodesByProvider = byProvider,
            OperatorsOnCpu = operators,
            FallbackReason = isUnused ? $"{opened} has none of the model's operators"
                : opened.Kind != DeviceKind.Cpu && onCpu > 0 ? $"{onCpu} nodes run on the CPU ({Commonest(operators)}): {opened} lacks their operators or types"
                : reason,
        };
    }

    /// <summary>Such as "Div 186, Cast 14, Sign 3, …".</summary>
    private static string Commonest(Dictionary<string, int> operators)
    {
        const int most = 3;
        IEnumerable<string> named = operators.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(most).Select(pair => $"{pair.Key} {pair.Value}");
        return string.Join(", ", operators.Count > most ? named.Append("…") : named);
    }

    private static OrtHandle OpenOn(OrtApi api, ModelSource model, SessionSettings settings, DeviceChoice device)
    {
        using Lock.Scope scope = DeviceGate.Enter(api.Gate.For(device.Kind));
        OptimizedModel? kept = OptimizedModel.For(api, model, settings, device);
        if (kept?.TryOpen(source => OpenSource(api, source, settings with { Optimization = OptimizationLevel.None }, device)) is OrtHandle known)
        {
            return known;
        }

        return kept?.TryWrite(path => OpenSource(api, model, settings, device, path)) ?? OpenSource(api, model, settings, device);
    }

    private static OrtHandle OpenSource(OrtApi api, ModelSource model, SessionSettings settings, DeviceChoice device, string? writeOptimizedTo = null)
    {
        using OrtHandle options = CreateOptions(api, settings);
        nint raw = options.DangerousGetHandle();
        if (ExecutionProvider.Append(api, raw, device) is string missing)
        {
            throw DeviceException.Unavailable(device, missing);
        }

        if (writeOptimizedTo is not null)
        {
            fixed (byte* path = NativeText.Path(writeOptimizedTo))
            {
                OrtStatus.Check(api, api.SetOptimizedModelFilePath(raw, path));
            }
        }

        return model.Open(api, raw, out nint session) is OrtFault fault
            ? throw ModelFaults.OnOpen(model.Name, device, fault)
            : new OrtHandle(api, HandleKind.Session, session, gate: api.Gate.For(device.Kind));
    }

    private static OrtHandle CreateOptions(OrtApi api, SessionSettings settings)
    {
        nint raw;
        OrtStatus.Check(api, api.CreateSessionOptions(&raw));
        OrtHandle options = new(api, HandleKind.SessionOptions, raw);
        try
        {
            OrtStatus.Check(api, api.SetIntraOpNumThreads(raw, settings.IntraOpThreads));
            OrtStatus.Check(api, api.SetGraphOptimizationLevel(raw, (int)settings.Optimization));
            OrtStatus.Check(api, api.SetDeterministicCompute(raw, settings.Deterministic));
            if (!settings.PlansMemory)
            {
                OrtStatus.Check(api, api.DisableMemPattern(raw));
            }

            SetEntry(api, raw, "session.intra_op.allow_spinning", settings.AllowSpinning ? "1" : "0");
            SetEntry(api, raw, "session.record_ep_graph_assignment_info", "1");
            if (settings.SkippedOptimisers.Count > 0)
            {
                SetEntry(api, raw, "optimization.disable_specified_optimizers", string.Join(';', settings.SkippedOptimisers));
            }

            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    private static void SetEntry(OrtApi api, nint options, string key, string value)
    {
        fixed (byte* keyText = NativeText.Utf8(key), valueText = NativeText.Utf8(value))
        {
            OrtStatus.Check(api, api.AddSessionConfigEntry(options, keyText, valueText));
        }
    }
}
