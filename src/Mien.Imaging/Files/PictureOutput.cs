namespace Mien.Imaging.Files;

/// <summary>Asks before the work what <see cref="Photo.Save"/> would refuse after it.</summary>
public static class PictureOutput
{
    /// <exception cref="OutputException">The path is a folder, has no known extension, or exists and may not be replaced.</exception>
    public static void ThrowIfNotWritable(string path, bool overwrite)
    {
        PictureBytes.ThrowIfTaken(path, overwrite);
        PictureFormats.OfPath(path);
    }

    /// <exception cref="OutputException">Every sample is to be kept, and the path's format cannot.</exception>
    public static void ThrowIfNotLossless(string path, SaveOptions options)
    {
        if (options.Lossless && FormatOf(path) is PictureFormat format && !format.CanBeLossless())
        {
            throw OutputException.NotLossless(path, format);
        }
    }

    /// <summary>What of the options means nothing to the path's format, a sentence each.</summary>
    public static IEnumerable<string> Notes(string path, SaveOptions options)
    {
        if (options.Quality is not null && FormatOf(path) is PictureFormat format)
        {
            if (format.IsAlwaysLossless())
            {
                yield return $"{format.Name()} keeps every sample: a quality means nothing to it";
            }
            else if (options.Lossless || !format.HasQuality())
            {
                yield return options.Lossless ? "a quality means nothing where every sample is kept" : $"{format.Name()} knows no quality";
            }
        }
    }

    /// <exception cref="OutputException">The path is a folder, or exists and may not be replaced.</exception>
    public static void ThrowIfTaken(string path, bool overwrite) => PictureBytes.ThrowIfTaken(path, overwrite);

    /// <summary>Inputs are never replaced, not even where overwriting is allowed.</summary>
    /// <exception cref="OutputException">An output is the same file as an input, also by way of linked folders.</exception>
    public static void ThrowIfInput(IEnumerable<string> outputs, IEnumerable<string> inputs)
    {
        StringComparer names = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        HashSet<string> taken = inputs.SelectMany(input => (string[])[NameOf(input), WithoutLinks(Path.GetFullPath(input))]).ToHashSet(names);
        if (outputs.FirstOrDefault(output => taken.Contains(NameOf(output))) is string output)
        {
            throw OutputException.IsInput(output);
        }
    }

    private static PictureFormat? FormatOf(string path) =>
        PictureFormats.ByExtension.TryGetValue(Path.GetExtension(path).ToLowerInvariant(), out PictureFormat format) ? format : null;

    /// <summary>Where a file written to the path stands: writing replaces a link of that name, not what it points to.</summary>
    private static string NameOf(string path)
    {
        string full = Path.GetFullPath(path);
        return Path.GetDirectoryName(full) is string folder ? Path.Combine(WithoutLinks(folder), Path.GetFileName(full)) : full;
    }

    /// <param name="path">Of a file or a folder, from the root; it may not be there yet.</param>
    private static string WithoutLinks(string path)
    {
        if (Path.GetDirectoryName(path) is not string parent)
        {
            return path;
        }

        FileInfo entry = new(Path.Combine(WithoutLinks(parent), Path.GetFileName(path)));
        return entry.LinkTarget is null ? entry.FullName : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? entry.FullName;
    }
}
