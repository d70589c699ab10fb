using Mien.Imaging.Pixels;

namespace Mien.Imaging.Files;

/// <summary>One frame of a photo: the pixels that are worked on and what the file keeps beside them.</summary>
internal sealed record PhotoFrame
{
    /// <summary>A <see cref="Picture"/> or a <see cref="DeepPicture"/>, upright sRGB.</summary>
    internal required IFrame Pixels { get; init; }

    /// <summary>Width·Height samples, byte[] or ushort[] like the pixels; null when the file has no alpha.</summary>
    internal Array? Alpha { get; init; }

    /// <summary>The RGB samples in the file's own colour profile, upright; null when that is sRGB.</summary>
    internal Array? Stored { get; init; }
}
