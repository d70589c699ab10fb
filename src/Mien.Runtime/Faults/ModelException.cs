namespace Mien.Runtime;

/// <summary>A model cannot be opened or run.</summary>
public sealed class ModelException : MienException
{
    private ModelException(string code, string message, string hint)
        : base(code, ExitCode.ModelOrDevice, message, hint)
    {
    }

    public static ModelException NotFound(string path) =>
        new("MODEL_NOT_FOUND", $"there is no model file {path}", MissingPath.Hint(path));

    /// <param name="path">Of a model that must lie beside <paramref name="model"/>.</param>
    public static ModelException CompanionMissing(string model, string path) => new(
        "MODEL_COMPANION_MISSING",
        $"{model} does not work without {path}, which is not there",
        "copy that file, too, from the folder of the run that made the model");

    internal static ModelException Damaged(string model, string engineMessage) => new(
        "MODEL_DAMAGED",
        $"{model} is not a whole ONNX model: {engineMessage}",
        "get the file again; compare its size and SHA-256 with the source's");

    internal static ModelException Unsupported(string model, string engineMessage) => new(
        "MODEL_UNSUPPORTED",
        $"{model} needs something this ONNX Runtime does not have: {engineMessage}",
        "export the model with standard ONNX operators of opset 22 or lower");

    public static ModelException Invalid(string model, string engineMessage) => new(
        "MODEL_INVALID",
        $"{model} is not a valid graph: {engineMessage}",
        "export the model again, or use another one");

    internal static ModelException RunFailed(string model, string engineMessage) => new(
        "MODEL_RUN_FAILED",
        $"{model} failed while it ran: {engineMessage}",
        "try `--device cpu`; if it fails there too, the model does not fit its input");
}
