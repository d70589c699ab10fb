using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Which exception an engine's fault becomes.</summary>
internal static class ModelFaults
{
    public static MienException OnOpen(string model, DeviceChoice device, OrtFault fault)
    {
        return fault switch
        {
            { IsOutOfMemory: true } => EngineMemoryException.Exhausted(fault.Message),
            { Code: OrtErrorCode.NoSuchFile } => ModelException.NotFound(model),
            { Code: OrtErrorCode.InvalidProtobuf or OrtErrorCode.NoModel } => ModelException.Damaged(model, fault.Message),
            { Code: OrtErrorCode.NotImplemented } => ModelException.Unsupported(model, fault.Message),
            _ when fault.Message.Contains("is not a registered function/op", StringComparison.Ordinal)
                || fault.Message.Contains("No Op registered for", StringComparison.Ordinal)
                || fault.Message.Contains("till opset", StringComparison.Ordinal)
                || fault.Message.Contains("Unsupported model IR version", StringComparison.Ordinal) =>
                ModelException.Unsupported(model, fault.Message),
            { Code: OrtErrorCode.InvalidGraph } => ModelException.Invalid(model, fault.Message),
            _ when device.Kind != DeviceKind.Cpu => DeviceException.CannotOpen(device, model, fault.Message),
            { Code: OrtErrorCode.InvalidArgument } => ModelException.Damaged(model, fault.Message),
            _ => ModelException.Invalid(model, fault.Message),
        };
    }

    public static MienException OnRun(string model, OrtFault fault) => fault.IsOutOfMemory
        ? EngineMemoryException.Exhausted(fault.Message)
        : ModelException.RunFailed(model, fault.Message);
}
