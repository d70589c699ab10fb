namespace Mien.Jobs.Photos;

/// <summary>The target and the output of a job do not fit together.</summary>
public sealed class TargetException : MienException
{
    private TargetException(string code, string message, string hint, Exception? cause = null)
        : base(code, ExitCode.WrongUsage, message, hint, cause)
    {
    }

    internal static TargetException EmptyFolder(string path) => new(
        "NO_PICTURES",
        $"the folder {path} holds neither photos nor films",
        Directory.EnumerateDirectories(path).Any()
            ? "name one of the folders in it: they are not looked into"
            : "give a folder with JPEG, PNG, WebP, AVIF, TIFF or GIF files, or with films");

    internal static TargetException FolderUnreadable(string path, Exception cause) => new(
        "FOLDER_UNREADABLE", $"the folder {path} cannot be read: {cause.Message}", "check that you may read it", cause);

    internal static TargetException ResultsShareName(string path) => new(
        "OUTPUTS_CLASH", $"two targets would both give {path}", "rename one of them");

    internal static TargetException ComparisonIsResult(string path) => new(
        "OUTPUTS_CLASH", $"{path} would be both a result and a comparison", "rename that target, or swap without --compare");

    internal static TargetException FolderNeedsFolder(string path) => new(
        "OUTPUT_IS_FILE", $"the target is a folder, but the output {path} is a file or named like one", "give a folder as the output, such as swapped/");
}
