namespace Mien.Swapping.Photos;

/// <summary>The target and the output of a job do not fit together.</summary>
public sealed class TargetException : MienException
{
    private TargetException(string code, string message, string hint)
        : base(code, ExitCode.WrongUsage, message, hint)
    {
    }

    internal static TargetException EmptyFolder(string path) => new(
        "NO_PICTURES", $"the folder {path} holds no picture", "give a folder with JPEG, PNG, WebP, AVIF, TIFF or GIF files");

    internal static TargetException ComparisonIsResult(string path) => new(
        "OUTPUTS_CLASH", $"{path} would be both a result and a comparison", "rename that target, or swap without --compare");

    internal static TargetException FolderNeedsFolder(string path) => new(
        "OUTPUT_IS_FILE", $"the target is a folder, but the output {path} is a file", "give a folder as the output");
}
