using Mien.Video.Frames;

namespace Mien.Video.Writing;

/// <summary>Of the pixel formats that an encoder takes, the one that keeps most of a film's.</summary>
internal sealed record PixelFormatChoice
{
    /// <summary>FFmpeg's name.</summary>
    internal required string Name { get; init; }

    /// <summary>What is lost, in words; empty when nothing is.</summary>
    internal required IReadOnlyList<string> Losses { get; init; }

    /// <param name="offered">FFmpeg's names, in the encoder's order.</param>
    /// <param name="keepRgb">Whether RGB stays RGB where it can: players seldom show it, so only where no sample may change.</param>
    internal static PixelFormatChoice Of(PlanarFormat source, IReadOnlyList<string> offered, bool keepRgb)
    {
        List<string> candidates = [.. offered.Where(name => !name.StartsWith("yuvj", StringComparison.Ordinal))];
        if (source.IsRgb && !keepRgb && candidates.Exists(name => !PlanarFormat.Nearest(name).IsRgb))
        {
            candidates.RemoveAll(name => PlanarFormat.Nearest(name).IsRgb);
            if (candidates.Exists(IsHalved))
            {
                candidates.RemoveAll(name => !IsHalved(name)); // most players show no other H.264 than 4:2:0
            }
        }

        string best = candidates.MinBy(name => Cost(source, name)) ?? source.Name;
        return new() { Name = best, Losses = [.. LossesOf(source, PlanarFormat.Nearest(best), keepRgb)] };
    }

    private static bool IsHalved(string name) => PlanarFormat.Nearest(name) is { ChromaShiftX: 1, ChromaShiftY: 1 };

    private static IEnumerable<string> LossesOf(PlanarFormat source, PlanarFormat target, bool keepRgb)
    {
        if (source.HasAlpha && !target.HasAlpha)
        {
            yield return "transparency is lost: this encoder holds none";
        }

        if (target.BitDepth < source.BitDepth)
        {
            yield return $"{source.BitDepth} bits become {target.BitDepth}: this encoder takes no more";
        }

        if (keepRgb && source.IsRgb && !target.IsRgb)
        {
            yield return "RGB becomes YUV, which rounds: this encoder takes no RGB";
        }

        if (ChromaLoss(source, target) > 0 && (keepRgb || !source.IsRgb))
        {
            yield return $"colour is halved from {Layout(source)} to {Layout(target)}: this encoder takes no more";
        }
    }

    private static (int, int, int, int, int, int) Cost(PlanarFormat source, string name)
    {
        PlanarFormat target = PlanarFormat.Nearest(name);
        return (
            source.HasAlpha && !target.HasAlpha ? 1 : 0,
            source.IsGray || source.IsRgb == target.IsRgb ? 0 : target.IsGray ? 2 : 1,
            Math.Max(source.BitDepth - target.BitDepth, 0),
            ChromaLoss(source, target),
            (target.BitDepth - source.BitDepth) + (4 * (target.HasAlpha && !source.HasAlpha ? 1 : 0)) + ChromaLoss(target, source) +
                (source.IsGray == target.IsGray ? 0 : 2),
            name == source.Name ? 0 : 1);
    }

    /// <summary>Grey has no colour to lose, and RGB has all.</summary>
    private static int ChromaLoss(PlanarFormat source, PlanarFormat target) => source.IsGray ? 0 :
        Math.Max(target.ChromaShiftX - source.ChromaShiftX, 0) + Math.Max(target.ChromaShiftY - source.ChromaShiftY, 0) + (target.IsGray ? 9 : 0);

    private static string Layout(PlanarFormat format) => (format.ChromaShiftX, format.ChromaShiftY) switch
    {
        _ when format.IsGray => "4:0:0",
        (0, 0) => "4:4:4",
        (1, 0) => "4:2:2",
        (0, 1) => "4:4:0",
        (2, 0) => "4:1:1",
        (2, 2) => "4:1:0",
        _ => "4:2:0",
    };
}
