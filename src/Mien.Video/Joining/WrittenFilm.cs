using System.Globalization;
using Mien.Video.Ffmpeg;
using Mien.Video.Writing;

namespace Mien.Video.Joining;

/// <summary>Counts what FFmpeg wrote: it may end well although the disk took no more of the last bytes.</summary>
internal static class WrittenFilm
{
    /// <param name="frames">How many were given to it.</param>
    /// <exception cref="FfmpegException">The file holds fewer.</exception>
    internal static void ThrowIfShort(string path, FilmContainer container, long frames, FfmpegPrograms programs, CancellationToken cancellation)
    {
        // AVI has empty packets where a frame stands longer, so there may be more.
        long written = Count(path, container, programs, cancellation);
        if (written < frames)
        {
            throw FfmpegException.LostFrames(path, written, frames);
        }
    }

    /// <returns>0 for a file that cannot be read at all.</returns>
    private static long Count(string path, FilmContainer container, FfmpegPrograms programs, CancellationToken cancellation)
    {
        string[] everything = container is FilmContainer.Mp4 or FilmContainer.Mov ? ["-ignore_editlist", "1"] : [];
        try
        {
            string count = FfmpegProcess.ReadText(
                programs.Ffprobe,
                ["-v", "error", .. everything, "-select_streams", "v:0", "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", "-i", "file:" + path],
                cancellation);
            string first = count.Split(['\n', ',', '\r'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");
            return long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out long packets) ? packets : 0;
        }
        catch (FfmpegException)
        {
            return 0;
        }
    }
}
