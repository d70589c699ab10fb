using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mien.Training.Loops;

/// <summary>How a run's description is written: generated at build time, indented, camelCase.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RunDescription))]
internal sealed partial class RunJson : JsonSerializerContext;
