using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Mien.Cli.Json;

/// <summary>Writes a report and nothing else to the output.</summary>
internal static class JsonOutput
{
    // File names keep their letters: the report is read by programs, not pasted into HTML.
    private static readonly JsonReports Relaxed = new(new JsonSerializerOptions(JsonReports.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static void WriteJson<T>(this TextWriter output, T report) =>
        output.WriteLine(JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Relaxed.GetTypeInfo(typeof(T))!));
}
