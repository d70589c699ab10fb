namespace Mien.Faces.Networks.FaceApi;

/// <summary>A weights file of @vladmandic/face-api is not what its manifest, or the network built from it, expects.</summary>
public sealed class DamagedWeightsException : MienException
{
    private DamagedWeightsException(string message, Exception? inner = null)
        : base(
            "DAMAGED_WEIGHTS",
            ExitCode.ModelOrDevice,
            message,
            "install the npm packages again: remove node_modules, then run `npm ci --ignore-scripts` in the project folder",
            inner)
    {
    }

    internal static DamagedWeightsException NotAManifest(string source, string reason, Exception? inner = null) =>
        new($"{source} is not a weights manifest: {reason}", inner);

    internal static DamagedWeightsException WrongLength(string source, long expectedBytes, long actualBytes) =>
        new($"{source} should hold {expectedBytes} bytes of weights, got {actualBytes}");

    internal static DamagedWeightsException NoTensor(string source, string name) =>
        new($"{source} has no tensor {name}");

    internal static DamagedWeightsException WrongShape(string source, string name, string expected, IReadOnlyList<int> actual) =>
        new($"{source}: tensor {name} should be {expected}, got [{string.Join(",", actual)}]");
}
