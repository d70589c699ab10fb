using Mien.Jobs.Films.Requests;

namespace Mien.App.Reports;

/// <summary>What is said of an exception: faults of the world tell it themselves; of our own faults and of cancellation it is told here, with the codes
/// OUR_BUG and CANCELLED.</summary>
public sealed record Failure(string Code, ExitCode ExitCode, string Message, string Hint)
{
    public static Failure Of(Exception cause) => Root(cause) switch
    {
        MienException known => new(known.Code, known.ExitCode, known.Message, known.Hint),
        FilmStoppedException film => new(
            "CANCELLED",
            ExitCode.Cancelled,
            $"stopped; {film.KeptFrames} of {film.TotalFrames} {(film.TotalFrames == 1 ? "frame is" : "frames are")} kept",
            film.KeptFrames > 0
                ? "run the same command again to go on"
                : "the same command begins anew; shorter segments (--restart --segment-length 2) keep more"),
        OperationCanceledException => new("CANCELLED", ExitCode.Cancelled, "cancelled", "run the same command again"),
        OutOfMemoryException => new("OUT_OF_MEMORY", ExitCode.BadInputOrNoFace, "the picture needs more memory than there is", "give a smaller picture"),
        Exception bug => new(
            "OUR_BUG",
            ExitCode.OurBug,
            $"this is a fault in Mien: {bug.Message} ({bug.GetType().Name})",
            "run the command again with --verbose and report what it prints, with the command itself"),
    };

    /// <summary>Without what only says where it happened.</summary>
    private static Exception Root(Exception fault) => fault switch
    {
        TypeInitializationException { InnerException: Exception inner } => Root(inner),
        AggregateException { InnerExceptions: [Exception only] } => Root(only),
        _ => fault,
    };
}
