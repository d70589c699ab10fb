using Mien.Imaging.Geometry;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Nut;
using Mien.Video.Probing;
using Mien.Video.Reading;

namespace Mien.Video.Writing;

/// <summary>How frames become a segment; says FFmpeg's arguments without running it.</summary>
/// <remarks>A segment is a NUT file of encoded video with the film's exact time stamps. The same frames and settings give the same
/// decoded frames on every machine with the same encoder.</remarks>
public sealed record EncodePlan
{
    /// <summary>The tags of a segment file that tell how its time stamps are those of the film.</summary>
    internal const string ShiftTag = "mien_pts_shift";

    /// <inheritdoc cref="ShiftTag"/>
    internal const string TimeBaseTag = "mien_time_base";

    /// <summary>The tag of a segment file that tells its colours: a segment of a codec without such tags would forget them.</summary>
    internal const string ColoursTag = "mien_colours";

    public required VideoEncoder Encoder { get; init; }

    /// <summary>The encoder of the whole film once its segments are joined, where a segment's file cannot hold what it makes: VP9 with transparency.
    /// The segments are lossless then. Null when the segments are encoded already.</summary>
    public VideoEncoder? FinalEncoder { get; init; }

    /// <summary>FFmpeg's name of the samples that the encoder gets.</summary>
    public required string PixelFormat { get; init; }

    public required EncodeSettings Settings { get; init; }

    /// <summary>Of the frames that are written.</summary>
    public required PlanarFormat Format { get; init; }

    /// <inheritdoc cref="Format"/>
    public required Size Size { get; init; }

    /// <summary>As they are encoded: larger where the encoder takes no odd sides.</summary>
    public Size EncodedSize => Encoder.NeedsWholeChroma ? FramePadding.Padded(Size, PlanarFormat.Nearest(PixelFormat)) : Size;

    /// <summary>Of the frames' pts.</summary>
    public required Rational TimeBase { get; init; }

    /// <summary>Frames a second; null when it varies.</summary>
    public Rational? FrameRate { get; init; }

    public Rational SampleAspectRatio { get; init; } = new(1);

    public ColourTags Colours { get; init; } = new();

    public HdrFacts? Hdr { get; init; }

    /// <summary>Whether frames may be stored in another order than they are shown; AVI cannot say when they are.</summary>
    public bool AllowsReordering { get; init; } = true;

    /// <summary>What the film loses by this encoder, in words for the person; empty when nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What is added to pts in the segment's file.</summary>
    internal long PtsShift { get; init; }

    /// <summary>The plan for the frames that a reading plan gives.</summary>
    /// <exception cref="EncodeException">The settings do not fit the container.</exception>
    /// <exception cref="FfmpegException">The encoder is missing or does not work.</exception>
    public static EncodePlan Of(
        FrameReadPlan reading, EncodeSettings settings, FilmContainer container, EncoderCatalog catalog, CancellationToken cancellation = default)
    {
        VideoStreamFacts stream = reading.Facts.VideoStream;
        VideoEncoder encoder = catalog.Choose(settings, container, reading.Format, stream.Colours.IsHdr, cancellation);
        bool lossless = settings.Lossless || encoder.Family == EncoderFamily.Ffv1;
        PixelFormatChoice choice = PixelFormatChoice.Of(reading.Format, catalog.PixelFormats(encoder), keepRgb: lossless);
        bool losesHdr = stream.Hdr is not null && encoder.Family is not (EncoderFamily.X264 or EncoderFamily.X265 or EncoderFamily.SvtAv1);
        EncodePlan plan = new()
        {
            Encoder = encoder,
            PixelFormat = choice.Name,
            Settings = settings,
            Format = reading.Format,
            Size = reading.FrameSize,
            TimeBase = reading.TimeBase,
            FrameRate = reading.FrameRate ?? stream.NominalFrameRate ?? stream.AverageFrameRate,
            SampleAspectRatio = reading.SampleAspectRatio,
            Colours = reading.Colours.TagsAt(reading.FrameSize, stream.PixelFormat, stream.Colours),
            Hdr = stream.Hdr,
            AllowsReordering = container != FilmContainer.Avi,
            PtsShift = reading.PtsShift,
            Notes =
            [
                .. choice.Losses,
                .. stream.HasHiddenAlpha && stream.Decoder is null ? (string[])["transparency is lost: this FFmpeg has no libvpx to read it"] : [],
                .. losesHdr ? (string[])[$"{encoder.Name} does not keep HDR's mastering display and light levels"] : [],
            ],
        };
        if (encoder.Family == EncoderFamily.Vpx && PlanarFormat.Nearest(plan.PixelFormat).HasAlpha)
        {
            plan = plan with { Encoder = VideoEncoder.Named("ffv1")[0], FinalEncoder = encoder };
        }

        return plan.EncodedSize == plan.Size ? plan : plan with
        {
            Notes = [.. plan.Notes, $"the film becomes {plan.EncodedSize} instead of {plan.Size}, its last column or row repeated: {encoder.Name} takes no odd sides"],
        };
    }

    /// <summary>Arguments before the input that open a chip.</summary>
    internal IReadOnlyList<string> DeviceArguments =>
        Encoder.Family == EncoderFamily.Vaapi ? ["-vaapi_device", "/dev/dri/renderD128"] : [];

    /// <summary>Filter, encoder and its settings.</summary>
    internal IReadOnlyList<string> CodecArguments =>
        [.. Filters is { Length: > 0 } filters ? (string[])["-vf", filters] : [], .. EncoderArguments.Of(this)];

    /// <summary>Arguments of <see cref="FinalEncoder"/>; empty without one.</summary>
    internal IReadOnlyList<string> FinalArguments => FinalEncoder is not VideoEncoder encoder ? [] :
    [
        .. EncoderArguments.Of(this with { Encoder = encoder }), "-auto-alt-ref", "0", // frames that are not shown have no transparency
        "-fps_mode", "passthrough", "-enc_time_base", TimeBase.Ratio(), "-metadata:s:v:0", "alpha_mode=1",
    ];

    /// <summary>What the frames' NUT stream says of them.</summary>
    internal NutHeader Header => new()
    {
        FourCc = Format.NutTag ?? throw new InvalidOperationException($"NUT has no name for {Format}."),
        Size = EncodedSize,
        TimeBase = TimeBase,
        SampleAspectRatio = SampleAspectRatio,
        Tags = FrameRate is Rational rate ? new Dictionary<string, string> { ["r_frame_rate"] = rate.ToString() } : [],
    };

    /// <summary>FFmpeg's arguments, which read frames as NUT from standard input and write a segment.</summary>
    internal IReadOnlyList<string> Arguments(string path) =>
    [
        .. FfmpegOptions.Quiet, "-y", "-copyts", .. DeviceArguments, .. ColourArguments,
        "-f", "nut", "-fpsprobesize", "0", "-i", "pipe:0",
        "-map", "0:v:0", "-fps_mode", "passthrough", "-enc_time_base", TimeBase.Ratio(), .. CodecArguments,
        "-metadata", $"{ShiftTag}={PtsShift.Text()}", "-metadata", $"{TimeBaseTag}={TimeBase}",
        "-metadata", $"{ColoursTag}={EncodedColours}", "-f", "nut", path,
    ];

    /// <summary>What the encoded samples are; RGB becomes YUV as players expect it.</summary>
    private ColourTags EncodedColours => BecomesYuv
        ? new() { Range = "tv", Space = "bt709", Transfer = "iec61966-2-1", Primaries = "bt709" }
        : Colours;

    private bool BecomesYuv => Format.IsRgb && !PlanarFormat.Nearest(PixelFormat).IsRgb;

    /// <summary>Tags of the incoming frames; the encoder writes what its frames say.</summary>
    private IEnumerable<string> ColourArguments => BecomesYuv ? [] : ColourNumbers.Arguments(Colours);

    private string Filters
    {
        get
        {
            List<string> filters = [];
            if (PixelFormat != Format.Name)
            {
                string range = Colours.Range ?? "tv";
                string colours = BecomesYuv ? "out_range=tv:out_color_matrix=bt709" : Format.IsRgb ? "" : $"in_range={range}:out_range={range}";
                filters.Add($"scale={colours}{(colours.Length > 0 ? ":" : "")}flags=bicubic+accurate_rnd+full_chroma_int");
                filters.Add($"format={PixelFormat}");
            }

            if (BecomesYuv)
            {
                filters.Add("setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=iec61966-2-1");
            }

            if (Encoder.Family == EncoderFamily.Vaapi)
            {
                filters.Add("hwupload");
            }

            return string.Join(',', filters);
        }
    }
}
