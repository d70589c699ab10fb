namespace Mien.Evaluation.People;

/// <summary>One person of a folder.</summary>
/// <param name="Name">As <see cref="Mien.Faces.Persons.PhotoPerson"/> says.</param>
/// <param name="Photos">Paths in the order of their names, at least one.</param>
public sealed record Person(string Name, IReadOnlyList<string> Photos);
