using System.Collections.Frozen;
using Mien.Imaging.Geometry;

namespace Mien.Video.Frames;

/// <summary>One of FFmpeg's planar pixel formats with whole samples of 8 to 16 bits, little endian.</summary>
/// <remarks>Planes are Y, Cb, Cr, or G, B, R, or grey alone; alpha comes last. In memory they follow one another, rows top to bottom
/// without padding, as FFmpeg's raw video has them.</remarks>
public sealed record PlanarFormat
{
    private static readonly FrozenDictionary<string, PlanarFormat> s_byName;

    static PlanarFormat()
    {
        int[] depths = [8, 9, 10, 12, 14, 16];
        All =
        [
            .. depths.Select(depth => new PlanarFormat("yuv420p", depth) { ChromaShiftX = 1, ChromaShiftY = 1 }),
            .. depths.Select(depth => new PlanarFormat("yuv422p", depth) { ChromaShiftX = 1 }),
            .. depths.Select(depth => new PlanarFormat("yuv444p", depth)),
            .. new[] { 8, 10, 12 }.Select(depth => new PlanarFormat("yuv440p", depth) { ChromaShiftY = 1 }),
            new("yuv411p", 8) { ChromaShiftX = 2 },
            new("yuv410p", 8) { ChromaShiftX = 2, ChromaShiftY = 2 },
            .. new[] { 8, 9, 10, 16 }.Select(depth =>
                new PlanarFormat("yuva420p", depth) { ChromaShiftX = 1, ChromaShiftY = 1, HasAlpha = true }),
            .. new[] { 8, 9, 10, 12, 16 }.Select(depth => new PlanarFormat("yuva422p", depth) { ChromaShiftX = 1, HasAlpha = true }),
            .. new[] { 8, 9, 10, 12, 16 }.Select(depth => new PlanarFormat("yuva444p", depth) { HasAlpha = true }),
            .. depths.Select(depth => new PlanarFormat("gbrp", depth) { IsRgb = true }),
            .. new[] { 8, 10, 12, 16 }.Select(depth => new PlanarFormat("gbrap", depth) { IsRgb = true, HasAlpha = true }),
            .. depths.Select(depth => new PlanarFormat("gray", depth) { IsGray = true }),
        ];
        s_byName = All.ToFrozenDictionary(format => format.Name);
    }

    private PlanarFormat(string family, int depth)
    {
        Name = depth == 8 ? family : $"{family}{depth}le";
        BitDepth = depth;
    }

    /// <summary>Every format that a <see cref="VideoFrame"/> can have.</summary>
    public static IReadOnlyList<PlanarFormat> All { get; }

    /// <summary>FFmpeg's name: "yuv420p10le".</summary>
    public string Name { get; }

    /// <summary>8, 9, 10, 12, 14 or 16; a sample is 0 … 2^BitDepth − 1.</summary>
    public int BitDepth { get; }

    /// <summary>log₂ of the pixels that share a chroma sample along a row: 1 for 4:2:0 and 4:2:2, 2 for 4:1:1.</summary>
    public int ChromaShiftX { get; private init; }

    /// <summary>log₂ of the rows that share a chroma sample: 1 for 4:2:0.</summary>
    public int ChromaShiftY { get; private init; }

    /// <summary>Whether the planes are green, blue and red.</summary>
    public bool IsRgb { get; private init; }

    /// <summary>Whether brightness is all there is.</summary>
    public bool IsGray { get; private init; }

    public bool HasAlpha { get; private init; }

    /// <summary>1, 3 or 4.</summary>
    public int PlaneCount => (IsGray ? 1 : 3) + (HasAlpha ? 1 : 0);

    /// <summary>1, or 2 above 8 bits.</summary>
    public int BytesPerSample => BitDepth > 8 ? 2 : 1;

    /// <summary>The codec tag, first letter in the lowest byte, by which FFmpeg's NUT names this raw video (libavcodec/raw.c).</summary>
    /// <returns>Null for the two formats to which FFmpeg gives none: yuv440p10le and yuv440p12le.</returns>
    public uint? NutTag => Name switch
    {
        "yuv420p" => Tag('I', '4', '2', '0'),
        "yuv422p" => Tag('Y', '4', '2', 'B'),
        "yuv444p" => Tag('4', '4', '4', 'P'),
        "yuv440p" => Tag('4', '4', '0', 'P'),
        "yuv411p" => Tag('Y', '4', '1', 'B'),
        "yuv410p" => Tag('Y', 'U', 'V', '9'),
        "gray" => Tag('Y', '8', '0', '0'),
        _ when ChromaShiftX < ChromaShiftY => null,
        _ => Tag(
            IsRgb ? 'G' : 'Y', (char)('0' + PlaneCount), (char)(ChromaShiftY == 1 ? 11 : ChromaShiftX == 1 ? 10 : 0), (char)BitDepth),
    };

    internal bool IsSubsampled => ChromaShiftX + ChromaShiftY > 0;

    /// <returns>Null when it is none of <see cref="All"/>.</returns>
    public static PlanarFormat? Find(string ffmpegName) => s_byName.GetValueOrDefault(ffmpegName);

    /// <summary>The format that keeps most of any of FFmpeg's pixel formats and that NUT can carry: nv12 goes into yuv420p, bgra into
    /// gbrap, yuvj420p into yuv420p (which then is of full range), big endian into little.</summary>
    /// <returns>yuv420p for a name that says nothing.</returns>
    public static PlanarFormat Nearest(string ffmpegName) => NearestFormat.Of(ffmpegName);

    /// <param name="plane">0 … PlaneCount − 1.</param>
    /// <returns>Subsampled planes are rounded up, so that every pixel has chroma.</returns>
    public Size PlaneSize(Size frame, int plane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)plane, (uint)PlaneCount, nameof(plane));
        return plane is 1 or 2
            ? new((frame.Width + (1 << ChromaShiftX) - 1) >> ChromaShiftX, (frame.Height + (1 << ChromaShiftY) - 1) >> ChromaShiftY)
            : frame;
    }

    /// <summary>Bytes of a whole frame.</summary>
    /// <exception cref="OverflowException">2 GiB or more.</exception>
    public int FrameBytes(Size frame) =>
        checked((int)(BytesPerSample * Enumerable.Range(0, PlaneCount).Sum(plane => PlaneSize(frame, plane).Area)));

    public override string ToString() => Name;

    private static uint Tag(char first, char second, char third, char fourth) =>
        (uint)(first | (second << 8) | (third << 16) | (fourth << 24));
}
