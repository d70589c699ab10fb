namespace Mien.Training.Checkpoints;

/// <summary>A .safetensors file is missing, damaged, or holds what is not read.</summary>
public sealed class SafetensorsException : MienException
{
    private SafetensorsException(string code, string message, string hint, Exception? inner = null)
        : base(code, ExitCode.ModelOrDevice, message, hint, inner)
    {
    }

    internal static SafetensorsException Unreadable(string path, Exception inner) => new(
        "SAFETENSORS_UNREADABLE", $"{path} cannot be read: {inner.Message}", "check the path and that you may read the file", inner);

    internal static SafetensorsException Damaged(string path, string what, Exception? inner = null) => new(
        "SAFETENSORS_DAMAGED", $"{path} is no whole .safetensors file: {what}", "take an older copy of the file, or make it again", inner);

    internal static SafetensorsException TooLarge(string path, string tensor, long bytes) => new(
        "SAFETENSORS_UNSUPPORTED", $"{path}: \"{tensor}\" has {bytes} bytes, more than one piece of memory holds", "split the tensor first");

    internal static SafetensorsException UnknownType(string path, string tensor, string type) => new(
        "SAFETENSORS_UNSUPPORTED", $"{path}: \"{tensor}\" holds {type}, which is not read", "convert the file to F32 or F16 first");
}
