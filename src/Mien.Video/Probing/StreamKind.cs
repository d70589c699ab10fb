namespace Mien.Video.Probing;

/// <summary>What a stream that is no video holds.</summary>
public enum StreamKind
{
    Audio,
    Subtitle,
    Data,

    /// <summary>A file inside the file: a font, a picture.</summary>
    Attachment,
}
