using Mien.Faces;
using Mien.Faces.Parsing;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Whole;

/// <summary>One swapper for faces without spectacles and another for those that wear them. The parser sees that somebody wears spectacles long before it
/// sees all of a thin rim, and half a rim is worse than none (docs/completion.md).</summary>
/// <param name="bare">For faces without spectacles.</param>
/// <param name="wearing">For faces behind spectacles; asked for at the first one.</param>
/// <param name="parser">Stays the caller's.</param>
public sealed class UnlessSpectaclesSwapper(ISwapper bare, Lazy<ISwapper> wearing, FaceParser parser) : ISwapper
{
    private volatile bool _hasMetBare;
    private volatile bool _hasMetWearing;

    /// <summary>Those that have swapped so far; before any face the one for bare faces.</summary>
    public string Name => !_hasMetWearing ? bare.Name : _hasMetBare ? $"{bare.Name} and {wearing.Value.Name}" : wearing.Value.Name;

    public ISwapIdentity Prepare(IReadOnlyList<SourceFace> sources, CancellationToken cancellationToken = default) => new Identity(
        this, bare.Prepare(sources, cancellationToken), new(() => wearing.Value.Prepare(sources, CancellationToken.None)));

    private bool Wears(IFrame target, Face face, CancellationToken cancellation)
    {
        bool isWearing = WornSpectacles.Are(parser.Parse(target, face, cancellation));
        _hasMetWearing |= isWearing;
        _hasMetBare |= !isWearing;
        return isWearing;
    }

    private sealed class Identity(UnlessSpectaclesSwapper owner, ISwapIdentity bare, Lazy<ISwapIdentity> wearing) : ISwapIdentity
    {
        public bool EyesAreHidden => bare.EyesAreHidden;

        public void SwapInPlace(
            IFrame target, Face targetFace, SwapSettings settings, ISwapObserver? observer = null, CancellationToken cancellationToken = default) =>
            For(target, targetFace, cancellationToken).SwapInPlace(target, targetFace, settings, observer, cancellationToken);

        public ISwapTrack Follow(int workers = 1) => new Track(this, workers);

        internal ISwapIdentity For(IFrame target, Face face, CancellationToken cancellation) =>
            owner.Wears(target, face, cancellation) ? wearing.Value : bare;
    }

    /// <summary>Whoever wears spectacles in a track's first frame wears them to its end.</summary>
    private sealed class Track(Identity identity, int workers) : ISwapTrack
    {
        private ISwapTrack? _chosen;

        public Action<CancellationToken>? Begin(
            IFrame target, Face targetFace, SwapSettings settings, TimeSpan time, float opacity, ISwapObserver? observer, CancellationToken cancellationToken)
        {
            _chosen ??= identity.For(target, targetFace, cancellationToken).Follow(workers);
            return _chosen.Begin(target, targetFace, settings, time, opacity, observer, cancellationToken);
        }
    }
}
