using Mien.Evaluation.Candidates;
using Mien.Evaluation.Judges;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Tests.Runs;

/// <summary>A result that is known to be good or bad in one way.</summary>
internal sealed class MadeResult(string name, Func<SeenFace, SeenFace, Picture?> make) : ICandidate
{
    public string Name => name;

    public bool IsTimed => false;

    public Picture? Swap(PairPictures pair, CancellationToken cancellation = default) => make(pair.Source, pair.Target);
}
