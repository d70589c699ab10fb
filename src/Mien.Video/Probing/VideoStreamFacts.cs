using Mien.Imaging.Geometry;

namespace Mien.Video.Probing;

/// <summary>What ffprobe tells about a video stream.</summary>
public sealed record VideoStreamFacts
{
    /// <summary>Its number in the file, from 0, counted over all streams.</summary>
    public required int Index { get; init; }

    /// <summary>FFmpeg's name, such as "h264".</summary>
    public required string Codec { get; init; }

    /// <summary>Such as "High 10"; null when the codec has none.</summary>
    public string? Profile { get; init; }

    /// <summary>As the samples are stored, before the rotation.</summary>
    public required Size Size { get; init; }

    /// <summary>By how much a player turns the frames clockwise: 0, 90, 180 or 270.</summary>
    public int RotationDegrees { get; init; }

    /// <summary>As frames are read: after the rotation.</summary>
    public Size UprightSize => RotationDegrees % 180 == 0 ? Size : new(Size.Height, Size.Width);

    /// <summary>Width of a stored sample divided by its height; 1 when not told.</summary>
    public required Rational SampleAspectRatio { get; init; }

    /// <summary>The same of upright frames.</summary>
    public Rational UprightSampleAspectRatio => RotationDegrees % 180 == 0 ? SampleAspectRatio : SampleAspectRatio.Inverse;

    /// <summary>FFmpeg's name of how samples are stored, such as "yuv420p10le".</summary>
    public required string PixelFormat { get; init; }

    /// <summary>FFmpeg's decoder that has to be named, since the one that FFmpeg takes leaves out transparency; null for FFmpeg's own choice.</summary>
    public string? Decoder { get; init; }

    /// <summary>Whether the file says that its frames have transparency, which FFmpeg's usual decoder of VP8 and VP9 leaves out.</summary>
    public bool HasHiddenAlpha => Codec is "vp8" or "vp9" && Tags.GetValueOrDefault("alpha_mode") == "1";

    public required ColourTags Colours { get; init; }

    /// <summary>Null unless the film carries HDR's side data.</summary>
    public HdrFacts? Hdr { get; init; }

    public FieldOrder FieldOrder { get; init; }

    public bool IsInterlaced => FieldOrder is FieldOrder.TopFirst or FieldOrder.BottomFirst;

    /// <summary>Frames divided by time; null when not known.</summary>
    public Rational? AverageFrameRate { get; init; }

    /// <summary>The lowest rate that shows all frames at their time; null when not known.</summary>
    public Rational? NominalFrameRate { get; init; }

    /// <summary>Seconds that one unit of time stamps lasts.</summary>
    public required Rational TimeBase { get; init; }

    /// <summary>In units of the time base; null when not told.</summary>
    public long? StartPts { get; init; }

    /// <summary>In seconds; null when not told.</summary>
    public Rational? Duration { get; init; }

    /// <summary>As the file tells it, which may be wrong; null when it does not.</summary>
    public long? FrameCount { get; init; }

    /// <summary>Bits a second; null when not told.</summary>
    public long? BitRate { get; init; }

    /// <summary>Whether it is the picture of a cover.</summary>
    public bool IsCover { get; init; }

    /// <summary>Whether it is a picture rather than a film.</summary>
    public bool IsStill { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
