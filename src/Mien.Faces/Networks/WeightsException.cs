namespace Mien.Faces.Networks;

/// <summary>A file of network weights is damaged, or another version than the one this program was written for.</summary>
public sealed class WeightsException : MienException
{
    private WeightsException(string message, Exception? inner = null)
        : base("WEIGHTS_FILE", ExitCode.ModelOrDevice, message, "install the pinned packages again: `npm ci --ignore-scripts`", inner)
    {
    }

    internal static WeightsException WrongHash(string file, string expected, string actual) =>
        new($"{file} has SHA-256 {actual}, expected {expected}");

    internal static WeightsException TooShort(string file, long expectedBytes, long actualBytes) =>
        new($"{file} has {actualBytes} bytes, expected at least {expectedBytes}");

    internal static WeightsException Damaged(string file, Exception inner) =>
        new($"{file} cannot be read: {inner.Message}", inner);

    internal static WeightsException Unsupported(string file, string what) => new($"{file} uses {what}, which is not converted");

    internal static WeightsException NotAManifest(string source, string reason, Exception? inner = null) =>
        new($"{source} is not a weights manifest: {reason}", inner);

    internal static WeightsException WrongLength(string source, long expectedBytes, long actualBytes) =>
        new($"{source} should come with {expectedBytes} bytes of weights, got {actualBytes}");

    internal static WeightsException NoTensor(string source, string name) => new($"{source} has no tensor {name}");

    internal static WeightsException WrongShape(string source, string name, string expected, IReadOnlyList<int> actual) =>
        new($"{source}: tensor {name} should be {expected}, got [{string.Join(",", actual)}]");
}
