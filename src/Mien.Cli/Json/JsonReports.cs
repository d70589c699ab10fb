using System.Text.Json.Serialization;
using Mien.Cli.Doctor;

namespace Mien.Cli.Json;

/// <summary>How reports are written as JSON: generated at build time, camelCase, enums as text.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class JsonReports : JsonSerializerContext;
