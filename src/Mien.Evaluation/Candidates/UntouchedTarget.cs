using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Candidates;

/// <summary>No swap at all: the floor of similarity, and what every other score is measured against.</summary>
public sealed class UntouchedTarget : ICandidate
{
    public string Name => "untouched target";

    public bool IsTimed => false;

    public Picture? Swap(PairPictures pair, CancellationToken cancellation = default) => pair.Target.Picture;
}
