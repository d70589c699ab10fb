namespace Mien.Video.Writing;

/// <summary>What kind of file a film is written to.</summary>
public enum FilmContainer
{
    Mp4,
    Mov,
    Matroska,
    WebM,
    Avi,
    MpegTs,

    /// <summary>Animated GIF: pictures only.</summary>
    Gif,

    /// <summary>Animated WebP: pictures only.</summary>
    WebP,

    /// <summary>Animated PNG: pictures only.</summary>
    Apng,

    /// <summary>Animated AVIF: pictures only.</summary>
    Avif,

    /// <summary>Numbered PNG, JPEG, TIFF or WebP files.</summary>
    Pictures,
}
