using System.Text.RegularExpressions;

namespace Mien.Video.Frames;

/// <summary>Reads from the name of any of FFmpeg's pixel formats which planar format keeps most of it.</summary>
internal static partial class NearestFormat
{
    public static PlanarFormat Of(string name)
    {
        string plain = name.EndsWith("be", StringComparison.Ordinal) || name.EndsWith("le", StringComparison.Ordinal) ? name[..^2] : name;
        return PlanarFormat.Find(name) is { NutTag: not null } same ? same : Named(plain.Replace("yuvj", "yuv", StringComparison.Ordinal));
    }

    /// <param name="name">Without endianness.</param>
    private static PlanarFormat Named(string name)
    {
        Match planar = Planar().Match(name);
        if (planar.Success)
        {
            return Deep(planar.Groups[1].Value, planar.Groups[2].Success ? int.Parse(planar.Groups[2].ValueSpan, null) : 8);
        }

        Match half = HalfPlanar().Match(name);
        if (half.Success)
        {
            string family = half.Groups[1].Value switch { "0" => "yuv420p", "2" => "yuv422p", _ => "yuv444p" };
            return Deep(family, int.Parse(half.Groups[2].ValueSpan, null));
        }

        return name switch
        {
            "nv12" or "nv21" => Deep("yuv420p", 8),
            "nv16" or "yuyv422" or "uyvy422" or "yvyu422" => Deep("yuv422p", 8),
            "nv20" => Deep("yuv422p", 10),
            "nv24" or "nv42" or "vuyx" => Deep("yuv444p", 8),
            "uyyvyy411" => Deep("yuv411p", 8),
            "vuya" or "ayuv" => Deep("yuva444p", 8),
            "ayuv64" => Deep("yuva444p", 16),
            "xv30" or "v30x" => Deep("yuv444p", 10),
            "xv36" => Deep("yuv444p", 12),
            "xv48" => Deep("yuv444p", 16),
            "monow" or "monob" => Deep("gray", 8),
            "pal8" or "ya8" or "argb" or "rgba" or "abgr" or "bgra" => Deep("gbrap", 8),
            "ya16" or "rgba64" or "bgra64" or "gbrapf32" or "rgbaf16" or "rgbaf32" => Deep("gbrap", 16),
            "rgb48" or "bgr48" or "gbrpf32" or "rgbf32" => Deep("gbrp", 16),
            "x2rgb10" or "x2bgr10" => Deep("gbrp", 10),
            "xyz12" => Deep("gbrp", 12),
            "grayf32" => Deep("gray", 16),
            _ when name.StartsWith("bayer", StringComparison.Ordinal) => Deep("gbrp", name.EndsWith('6') ? 16 : 8),
            _ when name.Contains("rgb", StringComparison.Ordinal) || name.Contains("bgr", StringComparison.Ordinal) => Deep("gbrp", 8),
            _ => Deep("yuv420p", 8),
        };
    }

    /// <summary>The least deep format of a family that keeps so many bits and that NUT carries; a family that has none goes into
    /// one with as much chroma or more.</summary>
    private static PlanarFormat Deep(string family, int depth)
    {
        PlanarFormat? format = PlanarFormat.All
            .Where(format => format.Name.StartsWith(family, StringComparison.Ordinal))
            .Where(format => format.BitDepth >= depth && format.NutTag is not null)
            .MinBy(format => format.BitDepth);
        return format ?? Deep(family == "yuv440p" ? "yuv444p" : "yuv420p", depth);
    }

    [GeneratedRegex("^(yuva?4[0-9]{2}p|gbra?p|gray)([0-9]+)?$")]
    private static partial Regex Planar();

    // p010 and y210: the first digit is the chroma's layout, the others are the depth.
    [GeneratedRegex("^[py]([024])([0-9]{2})$")]
    private static partial Regex HalfPlanar();
}
