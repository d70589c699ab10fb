namespace Mien.Evaluation.People;

/// <summary>One person of a folder.</summary>
/// <param name="Name">Of the folder or, without its extension, of the photo.</param>
/// <param name="Photos">Paths in the order of their names, at least one.</param>
public sealed record Person(string Name, IReadOnlyList<string> Photos);
