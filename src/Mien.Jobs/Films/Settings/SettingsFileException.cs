using System.Globalization;

namespace Mien.Jobs.Films.Settings;

/// <summary>A file of settings over time cannot be used.</summary>
public sealed class SettingsFileException : MienException
{
    private SettingsFileException(string message, string hint, Exception? inner = null)
        : base("SETTINGS_FILE", ExitCode.WrongUsage, message, hint, inner)
    {
    }

    internal static SettingsFileException Unreadable(string path, Exception cause) =>
        new($"the settings file {path} cannot be read: {cause.Message}", "docs/films.md shows an example", cause);

    internal static SettingsFileException NoRanges(string path) =>
        new($"the settings file {path} has no list named \"ranges\"", "docs/films.md shows an example");

    /// <param name="index">Of the range, from 0.</param>
    internal static SettingsFileException NotUnderstood(string path, int index, string what) => new(
        string.Create(CultureInfo.InvariantCulture, $"{path}, range {index + 1}: {what}"),
        "times are like 83.5 or 1:23.5, masks auto, oval, spectacles or inner, strength and shape 0 to 1 (docs/films.md)");
}
