using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Mien.Models.Cards;

/// <summary>JSON files of networks and of their trainings: read with care, written for people too.</summary>
public static class CheckedJson
{
    /// <param name="tables">The tables of texts in what was read: the reader itself lets nulls into them.</param>
    /// <param name="fault">What is thrown where the file is damaged.</param>
    public static T Read<T>(
        string path, JsonTypeInfo<T> type, Func<T, IEnumerable<IReadOnlyDictionary<string, string>>> tables, Func<Exception, MienException> fault) => ForeignBytes.Read(
        () =>
        {
            T value = JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new JsonException("it is null");
            return tables(value).SelectMany(table => table).FirstOrDefault(entry => entry.Value is null).Key is string empty
                ? throw new JsonException($"\"{empty}\" is null")
                : value;
        },
        fault);

    /// <summary>A copy of a context's options with which paths and signs keep their letters.</summary>
    public static JsonSerializerOptions Relaxed(JsonSerializerContext context) => new(context.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
