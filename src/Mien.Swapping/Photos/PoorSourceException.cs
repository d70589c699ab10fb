namespace Mien.Swapping.Photos;

/// <summary>A source photo from which results would look bad, where such are refused.</summary>
public sealed class PoorSourceException : MienException
{
    private PoorSourceException(string message)
        : base("POOR_SOURCE", ExitCode.BadInputOrNoFace, message, "give a sharp photo that shows the whole face from the front, or leave out --strict")
    {
    }

    internal static PoorSourceException Of(string path, IEnumerable<SourceFault> faults) =>
        new($"{path}: {string.Join("; ", faults.Select(fault => fault.Sentence))}");
}
