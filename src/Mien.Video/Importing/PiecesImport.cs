using Mien.Video.Ffmpeg;
using Mien.Video.Probing;

namespace Mien.Video.Importing;

/// <summary>Copies a film whose time stamps jump, without encoding: FFmpeg joins the pieces' clocks on the way, for picture and sound alike.</summary>
internal static class PiecesImport
{
    /// <returns>The copy, as large as the film.</returns>
    /// <exception cref="FfmpegException">FFmpeg failed.</exception>
    internal static string Run(FfmpegPrograms programs, MediaFacts facts, string folder, CancellationToken cancellation)
    {
        string copy = Path.Combine(folder, "pieces.nut");
        IEnumerable<string> streams = facts.OtherStreams
            .Where(stream => stream.Kind is StreamKind.Audio or StreamKind.Subtitle)
            .Select(stream => stream.Index)
            .Append(facts.VideoStream.Index)
            .Order()
            .SelectMany(index => (string[])["-map", $"0:{index.Text()}"]);
        FfmpegProcess.ReadText(
            programs.Ffmpeg, [.. FfmpegOptions.Quiet, "-y", .. facts.InputArguments, .. streams, "-c", "copy", "-f", "nut", "file:" + copy], cancellation);
        return copy;
    }
}
