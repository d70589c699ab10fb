using Mien.Imaging.Files;
using Mien.Video.Ffmpeg;
using Mien.Video.Nut;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Video.Joining;

/// <summary>Arguments that put the joined video and the source's other streams into one file without encoding.</summary>
internal sealed class CopyJoin
{
    private readonly JoinPlan _plan;
    private readonly SourceStreams _streams;
    private readonly Rational _start;
    private readonly NutHeader _header;
    private readonly ColourTags _colours;
    private readonly Rational _firstFrame;

    /// <param name="start">What of the source's clock becomes time 0.</param>
    internal CopyJoin(JoinPlan plan, Rational start, SegmentSplice splice)
    {
        (_plan, _start, _header, _firstFrame) = (plan, start, splice.Header, splice.FirstFrame);
        _colours = ColourTags.Parse(splice.Header.Tags.GetValueOrDefault(EncodePlan.ColoursTag));
        _streams = new(plan);
    }

    internal IReadOnlyList<string> Notes => _streams.Notes;

    internal IReadOnlyList<string> Arguments(string path) =>
    [
        .. FfmpegOptions.Quiet, "-y", .. VideoArguments, "-f", "nut", "-i", "pipe:0",
        .. SourceArguments,
        .. _plan.IsRehearsal ? (string[])["-shortest"] : [],
        "-map", "0:v:0", .. _streams.Arguments, .. ColourNumbers.Arguments(_colours, ":v:0"),
        "-map_metadata", _plan.Metadata == KeptMetadata.None ? "-1" : "1",
        "-map_metadata:s:v:0", $"1:s:{_plan.Source.VideoStream.Index.Text()}", "-map_chapters", "1",
        "-metadata:s:v:0", "rotate=", "-metadata:s:v:0", "encoder=", "-metadata:s:v:0", "alpha_mode=", "-disposition:v:0", "default",
        .. _plan.Encoding?.FinalArguments ?? [],
        .. _plan.Metadata == KeptMetadata.Usual ? PrivateTags : [],
        .. _plan.IsMarked ? FilmMark.Arguments(_plan.Container, _plan.Source.Tags) : [],
        .. _plan.End is Rational end ? (string[])["-t", (end - _start).Seconds()] : [],
        .. ContainerArguments, "-f", _plan.Container.Muxer(), path,
    ];

    /// <summary>An empty value takes a tag out.</summary>
    private IEnumerable<string> PrivateTags =>
    [
        .. _plan.Source.Tags.Keys.Where(PrivateNames.Has).SelectMany(name => (string[])["-metadata", $"{name}="]),
        .. _streams.PrivateTags,
    ];

    /// <summary>A source whose own times are of no use is read by FFmpeg's, as its picture was: then FFmpeg begins every input at 0, and the picture must be
    /// moved back to where it begins.</summary>
    private IReadOnlyList<string> VideoArguments => _plan.Source.TakesFfmpegsTimes ? ["-itsoffset", _firstFrame.Seconds()] : ["-copyts"];

    /// <summary>The source, moved on its clock; when the film is cut, what comes before is not even read.</summary>
    private IReadOnlyList<string> SourceArguments =>
    [
        .. _start == Rational.Zero ? [] : (string[])["-itsoffset", (-_start).Seconds()],
        .. _plan.Start is null || !_plan.Source.IsSeekable ? [] : (string[])["-seek_timestamp", "1", "-ss", _start.Seconds()],
        .. _plan.Source.InputArguments,
    ];

    /// <summary>Sound before time 0 is hidden by MP4's edit lists; where there are none, it would be heard, or move all else.</summary>
    private bool DropsEarlySound => _plan.Start is not null || _plan.Container == FilmContainer.Avi ||
        (_plan.Source.FormatNames.Contains("mp4") && _plan.Container is not (FilmContainer.Mp4 or FilmContainer.Mov));

    private IReadOnlyList<string> ContainerArguments =>
    [
        .. DropsEarlySound ? (string[])["-copypriorss", "0"] : [],
        .. _plan.Container switch
        {
            FilmContainer.Mp4 or FilmContainer.Mov => (string[])[
                "-movflags", "+faststart", "-strict", "experimental", .. _header.FourCcText is "HEVC" or "H265" ? (string[])["-tag:v:0", "hvc1"] : []],
            FilmContainer.MpegTs => ["-muxdelay", "0", "-muxpreload", "0"],
            _ => [],
        },
    ];
}
