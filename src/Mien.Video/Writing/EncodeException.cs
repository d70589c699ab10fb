using Mien.Video.Probing;

namespace Mien.Video.Writing;

/// <summary>A film cannot be encoded as it was asked for.</summary>
public sealed class EncodeException : MienException
{
    private EncodeException(string code, string message, string hint)
        : base(code, ExitCode.WrongUsage, message, hint)
    {
    }

    internal static EncodeException ContainerUnknown(string path) => ImageSequence.IsPattern(path)
        ? new(
            "FILM_FORMAT_UNKNOWN",
            $"{path}: the %d of its name numbers pictures, and '{Path.GetExtension(path)}' names none",
            "write %% for a percent sign in a film's name, or name pictures such as out/%05d.png")
        : new(
        "FILM_FORMAT_UNKNOWN",
        ImageSequence.IsPattern(path)
            ? $"{path}: numbered pictures cannot be of the kind '{Path.GetExtension(path)}'"
            : Path.HasExtension(path) ? $"{path}: no film format is known for the ending '{Path.GetExtension(path)}'"
            : $"{path} has no ending that names a format",
        ImageSequence.IsPattern(path)
            ? "a place for a number, such as %05d, names pictures: end the name in .png, .jpg, .tif, .webp or .bmp, or leave the place out"
            : $"end the name in one of {string.Join(' ', FilmContainers.Extensions)}, or name pictures such as out/%05d.png; for a look at one frame add --preview 2.5");

    internal static EncodeException EncoderUnknown(string word) => new(
        "ENCODER_UNKNOWN",
        $"'{word}' names no encoder",
        $"choose one of x264, x265, av1, vp9, prores, ffv1, nvenc, qsv, vaapi, amf, videotoolbox, or one of {string.Join(", ", VideoEncoder.All.Select(encoder => encoder.Name))}");

    internal static EncodeException NotForContainer(VideoEncoder encoder, FilmContainer container) => new(
        "ENCODER_NOT_FOR_FORMAT", $"{encoder.Name} makes {encoder.Codec}, which a {container} file does not hold", "choose another encoder, or .mkv, which holds all");

    internal static EncodeException NotLossless(VideoEncoder encoder) => new(
        "ENCODER_NOT_LOSSLESS", $"{encoder.Name} cannot keep every sample", "choose x264, x265, vp9 or ffv1 for lossless films");

    internal static EncodeException NotLossless(string path) => new(
        "ENCODER_NOT_LOSSLESS",
        $"{Path.GetExtension(path)} cannot keep every sample",
        "leave --lossless out, or end the name in .mkv, .apng or .webp");

    internal static EncodeException WithoutOneRate(string path) => new(
        "ENCODER_NOT_FOR_FORMAT",
        $"{path}: an AVI file knows one frame rate only, and the film's frames do not keep to one",
        "end the name in .mkv or .mp4, which keep the times, or choose a rate, such as --fps 25");

    internal static EncodeException PresetUnknown(VideoEncoder encoder, string preset) => new(
        "PRESET_UNKNOWN", $"{encoder.Name} has no preset '{preset}'", $"choose one of {string.Join(", ", EncoderPresets.Words)}, or a number of the encoder's own");
}
