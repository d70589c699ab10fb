using System.Globalization;
using System.Text.Json;
using Mien.Imaging.Geometry;

namespace Mien.Video.Probing;

/// <summary>Makes facts of ffprobe's JSON of one stream.</summary>
internal static class StreamReading
{
    internal static VideoStreamFacts Video(JsonElement stream, bool isPicture)
    {
        Dictionary<string, string> tags = stream.Tags();
        return new()
        {
            Index = (int)stream.Whole("index")!.Value,
            Codec = stream.Text("codec_name") ?? "",
            Profile = stream.Text("profile"),
            Size = new((int)(stream.Whole("width") ?? 0), (int)(stream.Whole("height") ?? 0)),
            RotationDegrees = Rotation(stream, tags),
            SampleAspectRatio = stream.Positive("sample_aspect_ratio") ?? new(1),
            PixelFormat = stream.Text("pix_fmt") ?? "",
            Colours = Colours(stream),
            Hdr = Hdr(stream),
            FieldOrder = Fields(stream.Text("field_order")),
            AverageFrameRate = stream.Positive("avg_frame_rate"),
            NominalFrameRate = stream.Positive("r_frame_rate"),
            TimeBase = stream.Positive("time_base") ?? new(1, 1000),
            StartPts = stream.Whole("start_pts"),
            Duration = stream.Positive("duration"),
            FrameCount = stream.Whole("nb_frames"),
            BitRate = stream.Whole("bit_rate"),
            IsCover = stream.IsSet("attached_pic"),
            IsStill = isPicture,
            Tags = tags,
        };
    }

    /// <returns>Null for a kind that FFmpeg does not know.</returns>
    internal static StreamFacts? Other(JsonElement stream) => Kind(stream.Text("codec_type")) is not StreamKind kind ? null : new()
    {
        Index = (int)stream.Whole("index")!.Value,
        Kind = kind,
        Codec = stream.Text("codec_name") ?? "",
        TimeBase = stream.Positive("time_base") ?? new(1, 1000),
        StartPts = stream.Whole("start_pts"),
        SampleRate = (int)(stream.Whole("sample_rate") ?? 0),
        Channels = (int)(stream.Whole("channels") ?? 0),
        Tags = stream.Tags(),
    };

    /// <summary>Side data of a stream or a frame.</summary>
    internal static HdrFacts? Hdr(JsonElement streamOrFrame)
    {
        JsonElement[] all = [.. streamOrFrame.Elements("side_data_list")];
        JsonElement? display = Find(all, "Mastering display metadata");
        JsonElement? light = Find(all, "Content light level metadata");
        return display is null && light is null ? null : new()
        {
            Display = display is JsonElement found ? Display(found) : null,
            MaxContentLight = (int)(light?.Whole("max_content") ?? 0),
            MaxAverageLight = (int)(light?.Whole("max_average") ?? 0),
        };
    }

    internal static ColourTags Colours(JsonElement streamOrFrame) => new()
    {
        Range = streamOrFrame.Text("color_range"),
        Space = streamOrFrame.Text("color_space"),
        Transfer = streamOrFrame.Text("color_transfer"),
        Primaries = streamOrFrame.Text("color_primaries"),
        ChromaLocation = streamOrFrame.Text("chroma_location"),
    };

    private static MasteringDisplay? Display(JsonElement side)
    {
        string[] names = ["red_x", "red_y", "green_x", "green_y", "blue_x", "blue_y", "white_point_x", "white_point_y", "min_luminance", "max_luminance"];
        Rational?[] values = [.. names.Select(name => side.Fraction(name))];
        return values.Any(value => value is null) ? null : new()
        {
            Red = (values[0]!.Value, values[1]!.Value),
            Green = (values[2]!.Value, values[3]!.Value),
            Blue = (values[4]!.Value, values[5]!.Value),
            White = (values[6]!.Value, values[7]!.Value),
            MinLuminance = values[8]!.Value,
            MaxLuminance = values[9]!.Value,
        };
    }

    private static JsonElement? Find(JsonElement[] sideData, string type) =>
        sideData.Where(side => side.Text("side_data_type") == type).Select(side => (JsonElement?)side).FirstOrDefault();

    /// <summary>FFmpeg's display matrix turns counter-clockwise, the older tag clockwise.</summary>
    private static int Rotation(JsonElement stream, Dictionary<string, string> tags)
    {
        double? matrix = stream.Elements("side_data_list").Select(side => side.Fraction("rotation")?.ToDouble).FirstOrDefault(angle => angle is not null);
        double? tag = double.TryParse(tags.GetValueOrDefault("rotate"), CultureInfo.InvariantCulture, out double told) ? told : null;
        int quarters = (int)Math.Round((-matrix ?? tag ?? 0) / 90);
        return ((quarters % 4) + 4) % 4 * 90;
    }

    private static FieldOrder Fields(string? text) => text switch
    {
        "progressive" => FieldOrder.Progressive,
        "tt" or "tb" => FieldOrder.TopFirst,
        "bb" or "bt" => FieldOrder.BottomFirst,
        _ => FieldOrder.Unknown,
    };

    private static StreamKind? Kind(string? type) => type switch
    {
        "audio" => StreamKind.Audio,
        "subtitle" => StreamKind.Subtitle,
        "data" => StreamKind.Data,
        "attachment" => StreamKind.Attachment,
        _ => null,
    };
}
