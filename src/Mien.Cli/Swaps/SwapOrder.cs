using Mien.Cli.Help;
using Mien.Imaging.Files;
using Mien.Jobs.Films.Sources;

namespace Mien.Cli.Swaps;

/// <summary>Tells people who named source and target the other way round, or a folder that is not there.</summary>
internal static class SwapOrder
{
    /// <param name="sources">All words before the target.</param>
    /// <exception cref="WrongUsage">A film or a folder stands where a photo of the person should.</exception>
    /// <exception cref="PictureException">The target is meant as a folder, and there is none.</exception>
    public static void ThrowIfMistaken(IReadOnlyList<string> sources, string target, string output)
    {
        bool isFolderMeant = Path.EndsInDirectorySeparator(target) || Path.EndsInDirectorySeparator(output) || !Path.HasExtension(target);
        if (isFolderMeant && !Path.Exists(target) && !FilmTarget.IsFilm(target, output))
        {
            throw PictureException.Missing(target);
        }

        if (sources.FirstOrDefault(source => Directory.Exists(source) || IsFilmAndNoPicture(source)) is not string mistaken)
        {
            return;
        }

        bool isFolder = Directory.Exists(mistaken);
        bool isTurned = !Directory.Exists(target) && !IsFilmAndNoPicture(target);
        string result = isFolder ? "swapped/" : FilmTarget.HasFilmExtension(output) ? output : "swapped.mp4";
        throw WrongUsage.Because(
            $"{mistaken} is a {(isFolder ? "folder" : "film")}, and a face is taken from photos",
            isTurned ? $"name the target last: {SwapLine.Of(sources.Where(source => source != mistaken).Append(target), mistaken, result)}"
            : isFolder ? $"name photos in it, such as {Path.Combine(mistaken, "me.jpg")}"
            : $"take a picture out of it first: ffmpeg -ss 5 -i {mistaken} -frames:v 1 me.png");
    }

    private static bool IsFilmAndNoPicture(string path) => PictureProbe.FormatOf(path) is null && FilmTarget.IsFilm(path, path);
}
