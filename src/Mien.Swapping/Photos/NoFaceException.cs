using Mien.Swapping.Selection;

namespace Mien.Swapping.Photos;

/// <summary>A picture shows no face where one is needed.</summary>
public sealed class NoFaceException : MienException
{
    private NoFaceException(string code, string message, string hint)
        : base(code, ExitCode.BadInputOrNoFace, message, hint)
    {
    }

    public static NoFaceException In(string path) => new(
        "NO_FACE", $"no face was found in {path}", "give a photo in which the face is in view and at least 30 pixels high");

    /// <summary>There are faces, but not the one asked for.</summary>
    /// <param name="bestSimilarity">Of the face most like the reference; null when no reference was asked for.</param>
    internal static NoFaceException NotChosen(string path, FaceSelection selection, int facesInPicture, float? bestSimilarity) =>
        selection.Mode == FaceSelectionMode.Reference
            ? new(
                "NO_SUCH_FACE",
                FormattableString.Invariant($"none of the {facesInPicture} face(s) in {path} is that of {selection.ReferencePath} (most alike: {bestSimilarity ?? 0:0.00})"),
                "lower --similarity, or choose the face by its number (`mien faces` lists them)")
            : new(
                "NO_SUCH_FACE",
                $"{path} shows {facesInPicture} face(s) left to take, not the one asked for ({selection})",
                "`mien faces` lists the faces with their numbers");
}
