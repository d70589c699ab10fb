using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mien.Training.Loops;

/// <summary>How the files of a run's folder are written: generated at build time, indented, camelCase.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunDescription))]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class RunJson : JsonSerializerContext;
