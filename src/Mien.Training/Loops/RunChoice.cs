namespace Mien.Training.Loops;

/// <summary>Something that a person chose for a run, or that was chosen for them.</summary>
/// <param name="Name">The option's, without dashes: "learning-rate".</param>
/// <param name="Value">As the option takes it.</param>
/// <param name="MayChange">Whether a run can go on with another value; else the network or its items would be others.</param>
public sealed record RunChoice(string Name, string Value, bool MayChange);
