namespace Mien.Runtime;

/// <summary>A device that was asked for is not there, or failed.</summary>
public sealed class DeviceException : MienException
{
    /// <param name="words">The engine's own, which `--verbose` shows.</param>
    private DeviceException(string code, string message, string hint, string words)
        : base(code, ExitCode.ModelOrDevice, message, hint, new InvalidOperationException(words))
    {
    }

    internal static DeviceException Unavailable(DeviceChoice device, string reason) => new(
        "DEVICE_UNAVAILABLE",
        $"device {device} is not available: {EngineWords.Plain(reason)}",
        "use `--device auto` or `--device cpu`; `mien doctor` lists the devices that work",
        reason);

    internal static DeviceException CannotOpen(DeviceChoice device, string model, string reason) => new(
        "DEVICE_FAILED",
        $"device {device} cannot take {model}: {EngineWords.Plain(reason)}",
        "use `--device cpu` for this model",
        reason);
}
