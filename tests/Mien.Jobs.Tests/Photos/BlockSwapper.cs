using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping;

namespace Mien.Jobs.Tests.Photos;

/// <summary>Paints the target's block in the source's colour.</summary>
internal sealed class BlockSwapper : ISwapper
{
    public string Name => "block";

    public ISwapIdentity Prepare(IReadOnlyList<SourceFace> sources, CancellationToken cancellationToken = default) =>
        new Identity(BlockPicture.ColorAt((Picture)sources[0].Frame, sources[0].Face));

    private sealed class Identity(byte[] color) : ISwapIdentity
    {
        public void SwapInPlace(
            IFrame target, Face targetFace, SwapSettings settings, ISwapObserver? observer = null, CancellationToken cancellationToken = default)
        {
            Region region = new((int)targetFace.Box.X, (int)targetFace.Box.Y, (int)targetFace.Box.Width, (int)targetFace.Box.Height);
            Planes planes = target.Read(region);
            Plane mask = new(region.Width, region.Height);
            mask.Samples.AsSpan().Fill(1);
            for (int channel = 0; channel < 3; channel++)
            {
                planes[channel].Samples.AsSpan().Fill(color[channel] / 255f);
            }

            target.Write(region, planes, mask);
            observer?.Time("paint", TimeSpan.FromMilliseconds(1));
            if (observer is { WantsPictures: true })
            {
                observer.Stage("painted", Picture.From(planes));
            }
        }

        public ISwapTrack Follow(int workers = 1) => new Track(this);
    }

    private sealed class Track(Identity identity) : ISwapTrack
    {
        public Action<CancellationToken>? Begin(
            IFrame target, Face targetFace, SwapSettings settings, TimeSpan time, float opacity, ISwapObserver? observer, CancellationToken cancellationToken)
        {
            if (opacity > 0)
            {
                identity.SwapInPlace(target, targetFace, settings, observer, cancellationToken);
            }

            return null;
        }
    }
}
