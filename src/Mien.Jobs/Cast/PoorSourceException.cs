namespace Mien.Jobs.Cast;

/// <summary>A source photo from which results would look bad, where such are refused.</summary>
public sealed class PoorSourceException : MienException
{
    private PoorSourceException(string message, string remedy)
        : base("POOR_SOURCE", ExitCode.BadInputOrNoFace, message, $"{remedy}, or leave out --strict")
    {
    }

    internal static PoorSourceException Of(string path, IReadOnlyList<SourceFault> faults) => new(
        $"{path}: {string.Join("; ", faults.Select(fault => fault.Sentence))}",
        faults.Any(fault => fault.Kind == SourceFaultKind.OtherPerson) ? "give photos of one person only"
        : faults.All(fault => fault.Kind == SourceFaultKind.SeveralFaces) ? "give a photo of that person alone"
        : "give a sharp photo that shows the whole face from the front");
}
