using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Mien.Training.Loops;

/// <summary>How the files of a run's folder are written: generated at build time, indented, camelCase.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RunDescription))]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class RunJson : JsonSerializerContext
{
    /// <param name="tables">The tables of texts in what was read: the reader itself lets nulls into them.</param>
    /// <exception cref="RunException">The file is damaged.</exception>
    public static T Read<T>(string path, JsonTypeInfo<T> type, Func<T, IEnumerable<IReadOnlyDictionary<string, string>>> tables) => ForeignBytes.Read(
        () =>
        {
            T value = JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new JsonException("it is null");
            return tables(value).SelectMany(table => table).FirstOrDefault(entry => entry.Value is null).Key is string empty
                ? throw new JsonException($"\"{empty}\" is null")
                : value;
        },
        fault => RunException.Damaged(path, fault));
}
