namespace Mien.Jobs.Films.Work;

/// <summary>A film's working folder cannot be used as it is.</summary>
public sealed class FilmWorkException : MienException
{
    private FilmWorkException(string code, ExitCode exitCode, string message, string hint, Exception? inner = null)
        : base(code, exitCode, message, hint, inner)
    {
    }

    internal static FilmWorkException Differs(string folder, IReadOnlyList<string> differences) => new(
        "WORK_DIFFERS",
        ExitCode.WrongUsage,
        $"{folder} holds an unfinished run of something else: {string.Join("; ", differences)}",
        "give the earlier film and settings again to go on with it, or add --restart to begin anew");

    internal static FilmWorkException Foreign(string folder, string why) => new(
        "WORK_FOREIGN",
        ExitCode.WrongUsage,
        $"{folder} is not a working folder of Mien: {why}",
        "look into it and move it away, or give the output another name; Mien deletes nothing that it did not make");

    internal static FilmWorkException InUse(string folder, string part) => new(
        "WORK_IN_USE",
        ExitCode.WrongUsage,
        $"another run is working on part {part} in {folder}",
        "wait for it or stop it; machines that share a film take different parts (--segments 1/2, 2/2)");

    internal static FilmWorkException NotWritable(string folder, Exception cause) => new(
        "WORK_NOT_WRITABLE", ExitCode.WrongUsage, $"{folder} cannot be written: {TemporaryFile.WordsOf(cause, folder)}", "check the folder and its free space", cause);

    internal static FilmWorkException Missing(string folder) => new(
        "WORK_MISSING", ExitCode.WrongUsage, $"there is no working folder {folder}", "name the output of a `mien swap --segments` run");

    internal static FilmWorkException Incomplete(string folder, IReadOnlyList<int> missing, int total) => new(
        "WORK_INCOMPLETE",
        ExitCode.WrongUsage,
        $"{missing.Count} of {total} segments in {folder} are not finished yet (the first is number {missing[0] + 1})",
        "run the parts that are missing (mien swap … --segments k/n), then join again");
}
