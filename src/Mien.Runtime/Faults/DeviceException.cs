namespace Mien.Runtime;

/// <summary>A device that was asked for is not there, or failed.</summary>
public sealed class DeviceException : MienException
{
    private DeviceException(string code, string message, string hint)
        : base(code, ExitCode.ModelOrDevice, message, hint)
    {
    }

    internal static DeviceException Unavailable(DeviceChoice device, string reason) => new(
        "DEVICE_UNAVAILABLE",
        $"device {device} is not available: {reason}",
        "use `--device auto` or `--device cpu`; `mien doctor` lists the devices that work");

    internal static DeviceException CannotOpen(DeviceChoice device, string model, string reason) => new(
        "DEVICE_FAILED",
        $"device {device} cannot take {model}: {reason}",
        "use `--device cpu` for this model");
}
