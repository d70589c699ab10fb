using Mien.Faces;

namespace Mien.Jobs.Cast;

/// <summary>Applies a <see cref="FaceSelection"/> to the faces of one picture.</summary>
public static class FaceSelector
{
    /// <summary>The order in which faces are numbered and listed: by the middle of their boxes, left to right, then top to bottom.</summary>
    public static IReadOnlyList<Face> InReadingOrder(IEnumerable<Face> faces) =>
        [.. faces.OrderBy(face => face.Box.Centre.X).ThenBy(face => face.Box.Centre.Y)];

    /// <param name="faces">In any order.</param>
    /// <param name="similarityToReference">0 … 1 for each face; asked only for <see cref="FaceSelectionMode.Reference"/>.</param>
    /// <returns>The chosen faces in reading order; empty when none fits.</returns>
    public static IReadOnlyList<Face> Choose(IReadOnlyList<Face> faces, FaceSelection selection, Func<Face, float> similarityToReference)
    {
        IReadOnlyList<Face> ordered = InReadingOrder(faces);
        if (ordered.Count == 0)
        {
            return ordered;
        }

        return selection.Mode switch
        {
            FaceSelectionMode.All => ordered,
            FaceSelectionMode.Largest => [ordered.MaxBy(face => face.Box.Area)!],
            FaceSelectionMode.Left => [ordered[0]],
            FaceSelectionMode.Right => [ordered[^1]],
            FaceSelectionMode.Number => selection.Number <= ordered.Count ? [ordered[selection.Number - 1]] : [],
            FaceSelectionMode.Reference => [.. ordered.Where(face => similarityToReference(face) >= selection.LeastSimilarity)],
            FaceSelectionMode.Name => throw new ArgumentException("Only the persons of a film have names.", nameof(selection)),
            _ => throw new ArgumentOutOfRangeException(nameof(selection), selection.Mode, "Not a way to choose faces."),
        };
    }
}
