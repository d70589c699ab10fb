namespace Mien.Runtime;

/// <summary>The native ONNX Runtime library cannot be used on this machine.</summary>
public sealed class EngineLibraryException : MienException
{
    private const string Reinstall = "run `npm ci --ignore-scripts` in the project folder again";

    private EngineLibraryException(string message, string hint, Exception? inner = null)
        : base("ENGINE_LIBRARY", ExitCode.ModelOrDevice, message, hint, inner)
    {
    }

    internal static EngineLibraryException NoBinary(string platform) => new(
        $"ONNX Runtime has no native library for {platform}; it has one for Linux and Windows (x64, arm64) and for macOS (arm64)",
        "run Mien on one of these platforms; on an Intel Mac, in a Linux container");

    internal static EngineLibraryException DoesNotLoad(string path, Exception reason) => new(
        $"{path} does not load: {reason.Message.ReplaceLineEndings(" ")}",
        OperatingSystem.IsLinux() ? "use a system with glibc 2.28 or newer and libstdc++, or reinstall: " + Reinstall : Reinstall,
        reason);

    internal static EngineLibraryException NotOnnxRuntime(string path) =>
        new($"{path} is not ONNX Runtime: it does not export OrtGetApiBase", Reinstall);

    internal static EngineLibraryException TooOld(string path, string version, int needed) =>
        new($"{path} is ONNX Runtime {version}; Mien needs 1.{needed} or newer", Reinstall);
}
