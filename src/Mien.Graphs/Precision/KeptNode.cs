namespace Mien.Graphs;

/// <summary>A node that stays in float32 in a float16 network.</summary>
/// <param name="Node">Such as "live/Conv_65".</param>
/// <param name="Why">Such as "a weight of 7e+04 is beyond float16's 65504".</param>
public sealed record KeptNode(string Node, string Why);
