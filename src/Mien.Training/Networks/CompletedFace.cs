using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>What a <see cref="CompletionNetwork"/> makes of an unwrapped face.</summary>
/// <param name="Beginning">[N,3,S,S]: holes filled, before the network.</param>
/// <param name="Whole">[N,3,S,S], a little beyond 0 … 1 where the network is unsure.</param>
/// <param name="Doubt">[N,1,S,S]: how far what was shown is from the face's own look, its light apart, 0 … 0.5.</param>
public sealed record CompletedFace(Tensor Beginning, Tensor Whole, Tensor Doubt);
