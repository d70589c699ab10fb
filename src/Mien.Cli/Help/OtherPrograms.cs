namespace Mien.Cli.Help;

/// <summary>Options of other face swappers, and what does the same here.</summary>
internal static class OtherPrograms
{
    private static readonly Dictionary<string, string> s_advice = new()
    {
        ["--many-faces"] = "use --faces all",
        ["--face-selector-mode"] = "use --faces",
        ["--reference-face-path"] = "use --reference PHOTO",
        ["--reference-face-position"] = "use --faces with a number",
        ["--execution-provider"] = "use --device",
        ["--execution-providers"] = "use --device",
        ["--gpu"] = "use --device",
        ["--provider"] = "use --device",
        ["--execution-threads"] = "leave it out: all cores are used",
        ["--max-memory"] = "leave it out: memory is bounded",
        ["--model"] = "use --swapper",
        ["--face-swapper-model"] = "use --swapper",
        ["--video-encoder"] = "use --encoder",
        ["--output-video-encoder"] = "use --encoder",
        ["--video-quality"] = "use --quality",
        ["--output-video-quality"] = "use --quality",
        ["--output-image-quality"] = "use --quality",
        ["--crf"] = "use --quality",
        ["--output-video-fps"] = "use --fps",
        ["--skip-audio"] = "use --no-audio",
        ["--keep-audio"] = "leave it out: the sound is kept",
        ["--trim-frame-start"] = "use --start with a time",
        ["--trim-frame-end"] = "use --end with a time",
        ["--frame-processor"] = "leave it out: `mien swap` swaps",
        ["--frame-processors"] = "leave it out: `mien swap` swaps",
        ["--processors"] = "leave it out: `mien swap` swaps",
        ["--headless"] = "leave it out: there are no windows",
        ["--force"] = "use --overwrite",
        ["-f"] = "use --overwrite",
        ["-y"] = "use --overwrite",
    };

    /// <returns>Null for an option that is not known from elsewhere.</returns>
    public static string? Advice(string option) => s_advice.GetValueOrDefault(option);
}
