using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>An unwrapped face of which a part was hidden, and what it was; all [S,S], colours sRGB-encoded.</summary>
/// <param name="Trust">How far what is seen may be trusted, 0 … 1.</param>
/// <param name="Known">Where the truth is one, 0 … 1.</param>
/// <param name="Changed">Where the expression is another than that of the truth, 0 … 1.</param>
internal sealed record CompletionExercise(Planes Seen, Plane Trust, Planes Truth, Plane Known, Plane Changed);
