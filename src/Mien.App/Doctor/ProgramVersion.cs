using System.Reflection;

namespace Mien.App.Doctor;

/// <summary>The program's own version.</summary>
public static class ProgramVersion
{
    /// <summary>Version and the first letters of the commit it was built from, such as "0.1.0+1416d9bc0f".</summary>
    public static string Text { get; } = Shorten(
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");

    private static string Shorten(string version)
    {
        const int commitLetters = 10;
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 || version.Length <= plus + 1 + commitLetters ? version : version[..(plus + 1 + commitLetters)];
    }
}
