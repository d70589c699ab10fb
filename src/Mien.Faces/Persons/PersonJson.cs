using System.Text.Json.Serialization;

namespace Mien.Faces.Persons;

/// <summary>How a list of persons is written: generated at build time, camelCase, times as text.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonList))]
internal sealed partial class PersonJson : JsonSerializerContext;
