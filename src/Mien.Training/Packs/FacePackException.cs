namespace Mien.Training.Packs;

/// <summary>A pack of faces cannot be made or read.</summary>
public sealed class FacePackException : MienException
{
    private FacePackException(string code, string message, string hint, ExitCode exitCode = ExitCode.BadInputOrNoFace, Exception? inner = null)
        : base(code, exitCode, message, hint, inner)
    {
    }

    internal static FacePackException TooFewPeople(string folder, int photos, int faces, int people, int needed) => new(
        "PACK_TOO_FEW_PEOPLE",
        $"{folder} has {photos} pictures with {faces} large enough faces of {people} people; {needed} people are needed, so that some can be held out",
        "add people; if each photo shows another person, say --people file");

    internal static FacePackException Missing(string path) => new(
        "PACK_MISSING", $"there is no file {path}", "make a pack of faces with `mien faces pack`, or check the path");

    internal static FacePackException NoPack(string path, string why, Exception? inner = null) => new(
        "NOT_A_FACE_PACK", $"{path} is no pack of faces, or one of another version: {why}", "make it with `mien faces pack`", inner: inner);

    internal static FacePackException OnePerson() => new(
        "PACK_TOO_FEW_PEOPLE",
        "a swap needs faces of two people, and one that is held out; this pack has fewer",
        "make a pack of more people; if each photo shows another person, say --people file");

    internal static FacePackException OtherSize(string path, int sizePx, int neededPx) => new(
        "PACK_OF_OTHER_SIZE", $"the faces of {path} are {sizePx} px, this network takes {neededPx} px", $"make a pack with `mien faces pack --size {neededPx}`");

    internal static FacePackException NotWritable(string path, Exception cause) => new(
        "PACK_NOT_WRITABLE", $"{path} cannot be written: {TemporaryFile.WordsOf(cause, path)}", "check the folder and its free space", ExitCode.WrongUsage, cause);
}
