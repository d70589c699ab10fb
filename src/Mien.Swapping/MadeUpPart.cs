namespace Mien.Swapping;

/// <summary>A part of a source face that no photo shows, so that results have a likely one there instead of the person's own.</summary>
/// <param name="Name">Such as "the forehead".</param>
/// <param name="Sentence">What hides it, for people: "the forehead is under hair: made up".</param>
public sealed record MadeUpPart(string Name, string Sentence);
