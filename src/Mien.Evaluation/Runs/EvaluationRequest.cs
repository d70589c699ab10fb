using Mien.Evaluation.Candidates;
using Mien.Faces.Persons;

namespace Mien.Evaluation.Runs;

/// <summary>What is judged, and on whom.</summary>
public sealed record EvaluationRequest
{
    public required string PeopleFolder { get; init; }

    /// <summary>What tells people apart there.</summary>
    public PersonNaming People { get; init; } = PersonNaming.Folder;

    /// <summary>At least one; the rows of the table in this order.</summary>
    public required IReadOnlyList<ICandidate> Candidates { get; init; }

    public int Pairs { get; init; } = 300;

    /// <summary>Of pairs and sizes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Of who is held out.</summary>
    public long SplitSeed { get; init; } = PeopleSplit.UsualSeed;

    public double HeldOutShare { get; init; } = PeopleSplit.UsualShare;

    /// <summary>Paths of the cards of the networks that are judged: none may have seen a held-out person, nor been taught by the judge.</summary>
    public IReadOnlyList<string> Cards { get; init; } = [];

    /// <summary>Pairs that are worked on at once; the scores do not depend on it.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;
}
