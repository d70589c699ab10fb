using Mien.Video.Probing;

namespace Mien.Evaluation.Films;

/// <summary>Two films are not a film and its swap, or show nobody.</summary>
public sealed class FilmPairException : MienException
{
    private FilmPairException(string code, string message, string hint)
        : base(code, ExitCode.BadInputOrNoFace, message, hint)
    {
    }

    internal static void ThrowIfSizesDiffer(MediaFacts original, MediaFacts result)
    {
        if (original.VideoStream.UprightSize != result.VideoStream.UprightSize)
        {
            throw new FilmPairException(
                "FILMS_DIFFER", $"one film has {original.VideoStream.UprightSize} px, the other {result.VideoStream.UprightSize}", "swap without --scale to compare");
        }
    }

    internal static FilmPairException NoFace(string original) => new(
        "NO_FACE", $"no face was found in {original}", "give a photo in which the face is in view and at least 30 pixels high");

    internal static void ThrowIfLengthsDiffer(string original, string result, bool bothEnded, int frames)
    {
        if (!bothEnded)
        {
            throw new FilmPairException(
                "FILMS_DIFFER", $"{original} and {result} have {frames} frames in common, and one goes on", "give the whole film and its whole swap, at the film's own rate");
        }
    }
}
