namespace Mien.Graphs.Onnx;

/// <summary>Bytes that should be an ONNX model are damaged, cut short or use a part of the format Mien does not read.</summary>
public sealed class OnnxFormatException : MienException
{
    private OnnxFormatException(string message, Exception? inner = null)
        : base("ONNX_FORMAT", ExitCode.ModelOrDevice, message, "fetch the model file again; if it stays, export it as plain ONNX", inner)
    {
    }

    /// <param name="what">The file.</param>
    public static OnnxFormatException Damaged(string what, Exception inner) =>
        new($"{what} cannot be read as ONNX: {inner.Message}", inner);

    internal static OnnxFormatException NoGraph() => new("the model holds no graph");

    internal static OnnxFormatException DataSize(OnnxTensor tensor, long expectedBytes) =>
        new($"tensor \"{tensor.Name}\" [{string.Join(',', tensor.Dimensions)}] {tensor.Type} needs {expectedBytes} bytes, holds {tensor.Data.Length}");
}
