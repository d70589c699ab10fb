namespace Mien.Jobs.Films.Requests;

/// <summary>A film's swap was cancelled after its work had begun; what is kept, the next run goes on from.</summary>
/// <param name="keptFrames">Of whole segments, those of earlier runs too.</param>
/// <param name="totalFrames">Of this machine's part, as the source says.</param>
public sealed class FilmStoppedException(int keptFrames, int totalFrames, OperationCanceledException cause)
    : OperationCanceledException(cause.Message, cause, cause.CancellationToken)
{
    public int KeptFrames => keptFrames;

    public int TotalFrames => totalFrames;
}
