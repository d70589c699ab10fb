namespace Mien.Video.Probing;

/// <summary>A film cannot be read.</summary>
public sealed class MediaException : MienException
{
    private MediaException(string code, string message, string hint, Exception? inner = null)
        : base(code, ExitCode.BadInputOrNoFace, message, hint, inner)
    {
    }

    internal static MediaException Missing(string path) => new("FILM_MISSING", $"{path} does not exist", MissingPath.Hint(path));

    internal static MediaException IsFolder(string path) => new(
        "FILM_IS_FOLDER", $"{path} is a folder", "name a film inside it, or numbered pictures such as folder/%05d.png");

    internal static MediaException NoPictures(string pattern) => new(
        "FILM_MISSING", $"no picture has a name like {pattern}", "check the folder and the number of digits");

    internal static MediaException Empty(string path) => new("FILM_DAMAGED", $"{path} holds 0 bytes", "get it again from where it came");

    internal static MediaException NotAVideo(string path, Exception? cause = null) => new(
        "NOT_A_VIDEO", $"{path} is not a film", "give a file that FFmpeg plays, such as MP4, MOV, MKV, WebM, AVI or GIF", cause);

    internal static MediaException OtherFormat(string path, Exception cause) => new(
        "NOT_A_VIDEO", $"{path} is not a film of its own", "a list of other files is followed only if its name ends in .m3u8 or .mpd", cause);

    internal static MediaException Damaged(string path, string words, Exception? cause = null) => new(
        "FILM_DAMAGED", $"{path} is damaged: {words}", "get it again from where it came", cause);

    internal static MediaException Unreadable(string path, string words, Exception cause) => new(
        "FILM_UNREADABLE", $"{path} cannot be read: {words}", "check the address and that you may read it", cause);

    internal static MediaException NoVideoStream(string path) => new(
        "NO_VIDEO_STREAM", $"{path} is no film: it holds no moving pictures", "give a film; a cover picture does not count");
}
