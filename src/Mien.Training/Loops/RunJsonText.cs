using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Mien.Training.Loops;

/// <summary>Files of a run's folder as the bytes of JSON.</summary>
internal static class RunJsonText
{
    // Paths and signs keep their letters: the files are read by people too.
    private static readonly RunJson s_relaxed = new(new JsonSerializerOptions(RunJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Of<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)s_relaxed.GetTypeInfo(typeof(T))!);
}
