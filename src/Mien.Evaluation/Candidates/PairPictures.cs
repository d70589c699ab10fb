using Mien.Evaluation.Judges;
using Mien.Evaluation.People;

namespace Mien.Evaluation.Candidates;

/// <summary>A pair with its pictures, which nobody may change.</summary>
public sealed record PairPictures(FacePair Pair, SeenFace Source, SeenFace Target);
