namespace Mien.Training.Packs.Completions;

/// <summary>What a face shows, as far as it matters for what it may teach.</summary>
internal enum CompletionMood
{
    /// <summary>Neither: no truth where expressions show.</summary>
    Other,

    /// <summary>Mouth shut, nothing shown: a truth for every other expression.</summary>
    Calm,

    /// <summary>Its folds can be put on others.</summary>
    Smiling,
}
