namespace Mien.Video.Writing;

/// <summary>Encoders that take the same options.</summary>
public enum EncoderFamily
{
    X264,
    X265,
    SvtAv1,
    Aom,
    Vpx,
    ProRes,
    Ffv1,

    /// <summary>FFmpeg's own MPEG-4 part 2, for AVI without x264.</summary>
    Mpeg4,

    /// <summary>NVIDIA's chips.</summary>
    Nvenc,

    /// <summary>Intel's chips.</summary>
    Qsv,

    /// <summary>Linux's interface to Intel's and AMD's chips.</summary>
    Vaapi,

    /// <summary>AMD's chips on Windows.</summary>
    Amf,

    /// <summary>Apple's chips.</summary>
    VideoToolbox,

    /// <summary>Chips of small Linux boards.</summary>
    V4l2,
}
