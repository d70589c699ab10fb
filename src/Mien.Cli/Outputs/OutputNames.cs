using Mien.Imaging.Files;

namespace Mien.Cli.Outputs;

/// <summary>Where results for several input pictures go.</summary>
internal static class OutputNames
{
    /// <summary>One picture's result is the output itself; several go to a folder of that name under the pictures' own names.</summary>
    /// <exception cref="WrongUsage">Two pictures would share one result.</exception>
    public static IReadOnlyList<string> For(IReadOnlyList<string> pictures, string output)
    {
        string[] names = pictures.Count == 1 && !Directory.Exists(output)
            ? [output]
            : [.. pictures.Select(picture => Path.Combine(output, Path.GetFileName(picture)))];
        ThrowIfShared(names, pictures);
        return names;
    }

    /// <exception cref="WrongUsage">Two pictures have the same name.</exception>
    public static void ThrowIfShared(IReadOnlyList<string> names, IReadOnlyList<string> pictures)
    {
        string? shared = names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (shared is not null)
        {
            string[] clash = [.. pictures.Where((_, i) => names[i] == shared)];
            throw WrongUsage.Because(
                $"{string.Join(" and ", clash)} would both give {shared}", "run the command once for each, with another output");
        }
    }

    /// <exception cref="OutputException">A result may not be written, or would replace one of the pictures it is made from.</exception>
    public static void ThrowIfNotWritable(IReadOnlyList<string> outputs, IReadOnlyList<string> pictures, bool overwrite)
    {
        PictureOutput.ThrowIfInput(outputs, pictures);
        foreach (string output in outputs)
        {
            PictureOutput.ThrowIfNotWritable(output, overwrite);
        }
    }
}
