using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;

namespace Mien.Video.Writing;

/// <summary>Which encoders this machine's FFmpeg has, and what they take. Thread-safe.</summary>
public sealed partial class EncoderCatalog
{
    private readonly FfmpegPrograms _programs;
    private readonly ConcurrentDictionary<VideoEncoder, IReadOnlyList<string>> _pixelFormats = [];

    private EncoderCatalog(FfmpegPrograms programs, IReadOnlyList<VideoEncoder> available) => (_programs, Available) = (programs, available);

    /// <summary>Those of <see cref="VideoEncoder.All"/> that FFmpeg lists. A hardware one may still lack its chip.</summary>
    public IReadOnlyList<VideoEncoder> Available { get; }

    /// <exception cref="FfmpegException">FFmpeg does not start.</exception>
    public static EncoderCatalog Read(FfmpegPrograms programs, CancellationToken cancellation = default)
    {
        // " V....D libx264              libx264 H.264 / AVC …"
        HashSet<string> listed = [.. FfmpegProcess.ReadText(programs.Ffmpeg, ["-hide_banner", "-v", "error", "-encoders"], cancellation)
            .Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 2)
            .Select(words => words[1])];
        return new(programs, [.. VideoEncoder.All.Where(encoder => listed.Contains(encoder.Name))]);
    }

    /// <summary>The encoder for a film: the one that was asked for, or the best for the container that keeps the film's depth.</summary>
    /// <exception cref="EncodeException">The word names none, it makes what the container cannot hold, or cannot be lossless.</exception>
    /// <exception cref="FfmpegException">FFmpeg has none of those meant, or the machine lacks its chip.</exception>
    public VideoEncoder Choose(
        EncodeSettings settings, FilmContainer container, PlanarFormat format, bool isHdr, CancellationToken cancellation = default)
    {
        IReadOnlyList<VideoEncoder> meant = container.IsAnimation() ? VideoEncoder.Named("ffv1") :
            settings.Encoder is string word ? VideoEncoder.Named(word) : Usual(settings, container, format, isHdr);
        if (meant.Count == 0)
        {
            throw EncodeException.EncoderUnknown(settings.Encoder!);
        }

        if (container == FilmContainer.Avif && !Available.Contains(VideoEncoder.OfAvif))
        {
            throw FfmpegException.EncoderMissing(VideoEncoder.OfAvif.Name, Available.Select(encoder => encoder.Name));
        }

        bool isDeep = isHdr || format.BitDepth > 8;
        VideoEncoder chosen = meant
            .Where(Available.Contains)
            .OrderBy(encoder => container.HoldsVideo(encoder.Codec) ? 0 : 1)
            .ThenBy(encoder => encoder.IsHardware && isDeep && encoder.Codec == "h264" ? 1 : 0) // chips make H.264 of 8 bits only
            .FirstOrDefault() ?? throw FfmpegException.EncoderMissing(meant[0].Name, Available.Select(encoder => encoder.Name));
        if (!container.HoldsVideo(chosen.Codec))
        {
            throw EncodeException.NotForContainer(chosen, container);
        }

        if (settings.Lossless && !chosen.CanBeLossless)
        {
            throw EncodeException.NotLossless(chosen);
        }

        if (chosen.IsHardware)
        {
            Try(chosen, cancellation);
        }

        return chosen;
    }

    /// <summary>FFmpeg's names of the pixel formats that the encoder takes from memory.</summary>
    public IReadOnlyList<string> PixelFormats(VideoEncoder encoder) => _pixelFormats.GetOrAdd(encoder, ReadPixelFormats);

    private static IReadOnlyList<VideoEncoder> Usual(EncodeSettings settings, FilmContainer container, PlanarFormat format, bool isHdr)
    {
        string[] words = container switch
        {
            FilmContainer.WebM => ["vp9", "av1"],
            FilmContainer.Avi => ["x264", "mpeg4"],
            FilmContainer.Matroska when settings.Lossless => ["ffv1"],
            FilmContainer.Mov when format.HasAlpha && !settings.Lossless => ["prores", "x264"],
            _ when isHdr || format.BitDepth > 8 => ["x265", "x264", "av1", "mpeg4"],
            _ => ["x264", "x265", "av1", "mpeg4"],
        };
        return [.. words.SelectMany(VideoEncoder.Named)];
    }

    private IReadOnlyList<string> ReadPixelFormats(VideoEncoder encoder)
    {
        if (encoder.Family is EncoderFamily.Vaapi or EncoderFamily.V4l2)
        {
            return encoder is { Family: EncoderFamily.Vaapi, Codec: not "h264" } ? ["nv12", "p010le"] : ["nv12"];
        }

        string help = FfmpegProcess.ReadText(_programs.Ffmpeg, ["-hide_banner", "-v", "error", "-h", $"encoder={encoder.Name}"], default);
        string[] listed = PixelFormatLine().Match(help) is { Success: true } match ? match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        string[] inMemory = [.. listed.Where(name => !InChip().IsMatch(name))];
        string[] taken = [.. inMemory.Where(name => encoder is not { IsHardware: true, Codec: "h264" } || PlanarFormat.Nearest(name).BitDepth == 8)];
        return taken.Length > 0 ? taken : ["yuv420p"];
    }

    /// <summary>Encodes a frame: that an encoder is listed does not mean that its chip is there.</summary>
    private void Try(VideoEncoder encoder, CancellationToken cancellation)
    {
        EncodePlan plan = new()
        {
            Encoder = encoder,
            PixelFormat = PixelFormats(encoder)[0],
            Settings = EncodeSettings.Default,
            Format = PlanarFormat.Find("yuv420p")!,
            Size = new(320, 256),
            TimeBase = new(1, 25),
        };
        try
        {
            FfmpegProcess.ReadText(
                _programs.Ffmpeg,
                [.. FfmpegOptions.Quiet, .. plan.DeviceArguments, "-f", "lavfi", "-i", "color=s=320x256:r=25", "-frames:v", "1", .. plan.CodecArguments, "-f", "null", "-"],
                cancellation);
        }
        catch (FfmpegException e) when (e.CommandLine is not null)
        {
            throw FfmpegException.EncoderDoesNotWork(encoder.Name, e.Message);
        }
    }

    [GeneratedRegex("Supported pixel formats: (.*)")]
    private static partial Regex PixelFormatLine();

    [GeneratedRegex("^(cuda|qsv|vaapi|vdpau|d3d11|d3d12|dxva2_vld|videotoolbox_vld|mediacodec|opencl|vulkan|drm_prime|mmal)")]
    private static partial Regex InChip();
}
