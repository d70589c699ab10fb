namespace Mien.Jobs.Cast;

/// <summary>Why results from a source photo may look bad.</summary>
/// <param name="Sentence">The fact with its measure, for people: "the face is small: …".</param>
public sealed record SourceFault(SourceFaultKind Kind, string Sentence);
