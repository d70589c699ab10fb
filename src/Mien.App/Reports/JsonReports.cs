using System.Text.Json.Serialization;
using Mien.App.Doctor;
using Mien.App.Exports;
using Mien.App.Networks;
using Mien.Evaluation.Films;
using Mien.Models.Catalogue;
using Mien.Training.Packs;

namespace Mien.App.Reports;

/// <summary>How reports are written as JSON: generated at build time, camelCase, enums as text.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(EvaluationJson))]
[JsonSerializable(typeof(FilmSteadiness))]
[JsonSerializable(typeof(GridJson))]
[JsonSerializable(typeof(FacesJson))]
[JsonSerializable(typeof(FailureJson))]
[JsonSerializable(typeof(SwapJson))]
[JsonSerializable(typeof(FilmJson))]
[JsonSerializable(typeof(PeopleJson))]
[JsonSerializable(typeof(PreviewJson))]
[JsonSerializable(typeof(ModelFacts))]
[JsonSerializable(typeof(ShippedModelFacts[]))]
[JsonSerializable(typeof(ExportedFile[]))]
[JsonSerializable(typeof(TrainingJson))]
[JsonSerializable(typeof(FacePackReport))]
internal sealed partial class JsonReports : JsonSerializerContext;
