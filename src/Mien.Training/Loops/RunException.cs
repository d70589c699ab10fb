namespace Mien.Training.Loops;

/// <summary>The folder of a training's run cannot be used as it was asked for.</summary>
public sealed class RunException : MienException
{
    private RunException(string code, ExitCode exitCode, string message, string hint, Exception? inner = null)
        : base(code, exitCode, message, hint, inner)
    {
    }

    internal static RunException Differs(string folder, IEnumerable<string> differences) => new(
        "RUN_DIFFERS", ExitCode.WrongUsage, $"{folder} holds a run with other settings: {string.Join("; ", differences)}", "give those again to go on with it, or name another folder");

    internal static RunException OtherRecipe(string folder, string recipe) => new(
        "RUN_DIFFERS", ExitCode.WrongUsage, $"{folder} holds a run of another kind: {recipe}", "name another folder");

    internal static RunException InUse(string folder) => new(
        "RUN_IN_USE", ExitCode.WrongUsage, $"another training is working in {folder}", "wait for it, stop it, or name another folder");

    internal static RunException NotWritable(string folder, Exception inner) => new(
        "RUN_NOT_WRITABLE", ExitCode.WrongUsage, $"{folder} cannot be written: {inner.Message}", "check the folder and its free space", inner);

    internal static RunException Damaged(string path, Exception inner) => new(
        "RUN_DAMAGED", ExitCode.BadInputOrNoFace, $"{path} is damaged: {inner.Message}", "begin a new run in another folder", inner);
}
