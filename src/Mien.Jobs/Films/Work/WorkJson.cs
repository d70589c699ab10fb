using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Mien.Jobs.Films.Work;

/// <summary>How the files of a working folder are written: generated at build time, indented, camelCase.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FilmManifest))]
[JsonSerializable(typeof(SegmentRecord))]
internal sealed partial class WorkJson : JsonSerializerContext
{
    /// <returns>Null when the file is not there or not whole.</returns>
    public static T? TryRead<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The file appears whole or not at all.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type, bool overwrite = true) =>
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(value, type), overwrite);
}
