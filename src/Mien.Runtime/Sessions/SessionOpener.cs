using Microsoft.ML.OnnxRuntime;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Tries the devices that a choice allows, in order, and opens the model on the first that takes it.</summary>
internal static class SessionOpener
{
    public static (OrtHandle<InferenceSession> Session, DeviceReport Report) Open(OrtEngine engine, ModelSource model, SessionSettings settings)
    {
        string? reason = null;
        IReadOnlyList<DeviceChoice> candidates =
            settings.Device.Kind == DeviceKind.Auto ? AutoDevices.Candidates(out reason) : [settings.Device];
        for (int i = 0; ; i++)
        {
            try
            {
                OrtHandle<InferenceSession> session = OpenOn(engine, model, settings, candidates[i]);
                return (session, Report(settings.Device, candidates[i], engine.SideCalls.CountNodes(session.Owned), model, reason));
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

    private static OrtHandle<InferenceSession> OpenOn(OrtEngine engine, ModelSource model, SessionSettings settings, DeviceChoice device)
    {
        using Lock.Scope scope = DeviceGate.Enter(engine.Gate.For(device.Kind));
        OptimizedModel? kept = OptimizedModel.For(engine, model, settings, device);
        SessionSettings asKept = settings with { Optimization = OptimizationLevel.None };
        if (kept?.TryOpen(source => OpenSource(engine, source, asKept, device)) is OrtHandle<InferenceSession> known)
        {
            return known;
        }

        return kept?.TryWrite(path => OpenSource(engine, model, settings, device, path)) ?? OpenSource(engine, model, settings, device);
    }

    private static OrtHandle<InferenceSession> OpenSource(
        OrtEngine engine, ModelSource model, SessionSettings settings, DeviceChoice device, string? writeOptimizedTo = null)
    {
        using OrtHandle<SessionOptions> options = new(engine, HandleKind.SessionOptions, OrtFault.Guard(() => new SessionOptions()));
        OrtFault.Guard(() => Fill(engine, options.Owned, settings));
        if (ExecutionProvider.Append(options.Owned, device) is string missing)
        {
            throw DeviceException.Unavailable(device, missing);
        }

        if (writeOptimizedTo is not null)
        {
            OrtFault.Guard(() => options.Owned.OptimizedModelFilePath = writeOptimizedTo);
        }

        try
        {
            return new(engine, HandleKind.Session, model.Open(options.Owned), gate: engine.Gate.For(device.Kind));
        }
        catch (Exception exception) when (OrtFault.Of(exception) is OrtFault fault)
        {
            throw ModelFaults.OnOpen(model.Name, device, fault);
        }
    }

    private static void Fill(OrtEngine engine, SessionOptions options, SessionSettings settings)
    {
        options.IntraOpNumThreads = settings.IntraOpThreads;
        options.GraphOptimizationLevel = (GraphOptimizationLevel)settings.Optimization;
        options.EnableMemoryPattern = settings.PlansMemory;
        engine.SideCalls.SetDeterministic(options, settings.Deterministic);
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", settings.AllowSpinning ? "1" : "0");
        options.AddSessionConfigEntry("session.record_ep_graph_assignment_info", "1");
        if (settings.SkippedOptimisers.Count > 0)
        {
            options.AddSessionConfigEntry("optimization.disable_specified_optimizers", string.Join(';', settings.SkippedOptimisers));
        }
    }
}
