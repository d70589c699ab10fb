using System.Text;
using Mien.Imaging.Geometry;

namespace Mien.Video.Nut;

/// <summary>What a NUT file says about its one video stream.</summary>
internal sealed record NutHeader
{
    /// <summary>The codec: four bytes such as "I420" or "H264", first character lowest.</summary>
    internal required uint FourCc { get; init; }

    internal required Size Size { get; init; }

    /// <summary>A packet's time is its pts times this; both parts are below 2³¹.</summary>
    internal required Rational TimeBase { get; init; }

    /// <summary>How many frames a decoder holds back to bring them in order.</summary>
    internal int DecodeDelay { get; init; }

    /// <summary>Width of a sample divided by its height; null when not told.</summary>
    internal Rational? SampleAspectRatio { get; init; }

    /// <summary>The codec's own header; empty when it has none.</summary>
    internal byte[] ExtraData { get; init; } = [];

    /// <summary>What the file says about the stream and the whole, by name; "r_frame_rate" is the stream's frame rate.</summary>
    internal IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    internal string FourCcText => Encoding.Latin1.GetString(BitConverter.GetBytes(FourCc));
}
