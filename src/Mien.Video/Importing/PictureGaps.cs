using System.Globalization;
using Mien.Video.Probing;

namespace Mien.Video.Importing;

/// <summary>Numbered pictures of which some numbers are missing: FFmpeg would end at the first gap.</summary>
internal static class PictureGaps
{
    /// <returns>How many numbers are missing between the first and the last.</returns>
    /// <exception cref="MediaException">There is no picture.</exception>
    internal static int Count(string pattern)
    {
        IReadOnlyList<long> numbers = ImageSequence.Numbers(pattern);
        return (int)Math.Min(numbers[^1] - numbers[0] + 1 - numbers.Count, int.MaxValue);
    }

    /// <summary>Links to the pictures under numbers without a gap; copies where the system makes no links.</summary>
    /// <returns>The links' pattern.</returns>
    internal static string Close(string pattern, string folder)
    {
        string extension = Path.GetExtension(pattern);
        foreach ((int index, long number) in ImageSequence.Numbers(pattern).Index())
        {
            Disk.LinkOrCopy(ImageSequence.PathOf(pattern, number), Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{index}{extension}")));
        }

        return Path.Combine(folder, $"%d{extension}");
    }
}
