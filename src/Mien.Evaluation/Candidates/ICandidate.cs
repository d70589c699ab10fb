using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Candidates;

/// <summary>Something that is judged: it makes a result of each pair. Thread-safe.</summary>
public interface ICandidate
{
    /// <summary>What the table calls it.</summary>
    string Name { get; }

    /// <summary>Whether the time it takes says anything; that of pictures made elsewhere does not.</summary>
    bool IsTimed { get; }

    /// <summary>Null where there is no network, or nothing is known of it.</summary>
    NetworkCost? Cost => null;

    /// <returns>A picture of the target's size; null when there is no result, which counts as a failure.</returns>
    Picture? Swap(PairPictures pair, CancellationToken cancellation = default);
}
