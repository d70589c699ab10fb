namespace Mien.Evaluation.People;

/// <summary>Whose face goes onto whose photo, and how large both are.</summary>
public sealed record FacePair
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Person Source { get; init; }

    public required Person Target { get; init; }

    /// <summary>Both photos are made as large, if they are larger.</summary>
    public required int LongerSidePx { get; init; }

    /// <summary>What a result of this pair is called, without an extension.</summary>
    public string Name => $"{Source.Name}__{Target.Name}".Replace('/', '-');
}
