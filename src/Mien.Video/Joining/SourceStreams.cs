using Mien.Imaging.Files;
using Mien.Video.Ffmpeg;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Video.Joining;

/// <summary>Which streams of the source go into the result, and how; the joined video is input 0, the source input 1.</summary>
internal sealed class SourceStreams
{
    /// <summary>From this many seconds on people notice that lips and sound differ.</summary>
    private static readonly Rational s_noticeable = new(1, 25);

    private readonly List<string> _maps = [];
    private readonly List<string> _codecs = [];
    private readonly List<string> _metadata = [];
    private readonly List<string> _private = [];
    private readonly List<string> _notes = [];
    private int _count = 1; // the joined video comes first

    internal SourceStreams(JoinPlan plan)
    {
        AddPrivateTags(0, plan.Source.VideoStream.Tags);
        FilmContainer container = plan.Container;
        foreach (VideoStreamFacts video in plan.Source.VideoStreams.Where(video => video.Index != plan.Source.VideoStream.Index))
        {
            _notes.Add(video.IsCover
                ? "the cover picture is left out: faces are swapped in the film, and the cover would show them as they were"
                : $"a second video (stream {video.Index}, {video.Codec}, {video.Size}) is left out: faces are swapped in stream {plan.Source.VideoStream.Index} alone");
        }

        foreach (StreamFacts stream in plan.Source.OtherStreams)
        {
            Add(stream, plan, container);
        }

        if (container == FilmContainer.Avi && plan.KeepsAudio && plan.Source.AudioStreams.Any(stream => BeginsLate(stream, plan.Source)))
        {
            _notes.Add("sound begins later than the picture, which AVI cannot tell: it may be out of step");
        }
    }

    /// <summary>Arguments that choose the streams and say how each is taken.</summary>
    internal IEnumerable<string> Arguments => [.. _maps, "-c", "copy", .. _codecs, .. _metadata];

    /// <summary>Arguments that take those tags out of the streams which <see cref="PrivateNames"/> name.</summary>
    internal IEnumerable<string> PrivateTags => _private;

    /// <summary>What is left out or encoded anew.</summary>
    internal IReadOnlyList<string> Notes => _notes;

    private void Add(StreamFacts stream, JoinPlan plan, FilmContainer container)
    {
        switch (stream.Kind)
        {
            case StreamKind.Audio when !plan.KeepsAudio:
                break;
            case StreamKind.Audio when container.HoldsAudio(stream.Codec):
                Take(stream.Index, stream.Tags, "copy");
                break;
            case StreamKind.Audio when stream.Codec.Length > 0:
                Take(stream.Index, stream.Tags, container.AudioEncoder());
                _notes.Add($"sound in {stream.Codec} is encoded anew as {container.AudioEncoder()}: this format does not hold it");
                break;
            case StreamKind.Subtitle when container.SubtitleEncoder(stream) is string encoder:
                Take(stream.Index, stream.Tags, encoder);
                break;
            case StreamKind.Attachment when container == FilmContainer.Matroska:
                Take(stream.Index, stream.Tags, "copy");
                break;
            case StreamKind.Data when stream.Codec.Length == 0:
                break; // time code tracks and the like, which FFmpeg itself makes anew
            default:
                _notes.Add($"{Word(stream.Kind)} ({(stream.Codec.Length > 0 ? stream.Codec : "unknown")}) are left out: this format does not hold them");
                break;
        }
    }

    private void Take(int index, IReadOnlyDictionary<string, string> tags, string encoder)
    {
        AddPrivateTags(_count, tags);
        _maps.AddRange(["-map", $"1:{index.Text()}"]);
        _metadata.AddRange([$"-map_metadata:s:{_count.Text()}", $"1:s:{index.Text()}"]);
        if (encoder != "copy")
        {
            _codecs.AddRange([$"-c:{_count.Text()}", encoder]);
        }

        _count++;
    }

    /// <param name="stream">Its number in the result.</param>
    private void AddPrivateTags(int stream, IReadOnlyDictionary<string, string> tags) =>
        _private.AddRange(tags.Keys.Where(PrivateNames.Has).SelectMany(name => (string[])[$"-metadata:s:{stream.Text()}", $"{name}="]));

    private static bool BeginsLate(StreamFacts sound, MediaFacts source) =>
        new Rational(sound.StartPts ?? 0) * sound.TimeBase > (new Rational(source.VideoStream.StartPts ?? 0) * source.VideoStream.TimeBase) + s_noticeable;

    private static string Word(StreamKind kind) => kind switch
    {
        StreamKind.Audio => "sounds",
        StreamKind.Subtitle => "subtitles",
        StreamKind.Attachment => "attached files",
        _ => "data",
    };
}
