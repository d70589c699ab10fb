using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Whole.Targets;

/// <summary>What lies in front of a track's face, steadied in the parser's crop: that follows the head, so that what is worn stands still there.</summary>
internal sealed class FrontMemory
{
    /// <summary>The new face must not lie on a hand that comes, but may leave off a moment longer where one goes.</summary>
    private static readonly Steadying s_covering = new(Seconds: 0.03f);
    private static readonly Steadying s_uncovering = new(Seconds: 0.15f);

    /// <summary>A change of the crop's covered area, as a part, which is more than noise.</summary>
    private const float RestlessCover = 0.004f;

    private Plane? _front;
    private TimeSpan _time;
    private Affine2 _regionToCrop;

    public bool IsRestless { get; private set; }

    /// <summary>From px of the crop to those of the last frame's region.</summary>
    public Affine2 CropToRegion => _regionToCrop.Invert();

    /// <param name="now">Where something lies in front, 0 … 1, in the crop.</param>
    /// <param name="regionToCrop">Maps px of the face's region to those of the crop.</param>
    public void Next(Plane now, Affine2 regionToCrop, TimeSpan time)
    {
        _regionToCrop = regionToCrop;
        float elapsedSeconds = (float)(time - _time).TotalSeconds;
        _time = time;
        if (_front is null)
        {
            _front = now;
            return;
        }

        (float covering, float uncovering) = (s_covering.Share(elapsedSeconds, 0), s_uncovering.Share(elapsedSeconds, 0));
        float moved = 0;
        for (int i = 0; i < now.Samples.Length; i++)
        {
            float step = now.Samples[i] - _front.Samples[i];
            moved += MathF.Abs(step);
            _front.Samples[i] += (step > 0 ? covering : uncovering) * step;
        }

        IsRestless = moved > RestlessCover * now.Samples.Length;
    }

    /// <summary>The same in px of the region of the last frame.</summary>
    public Plane InRegion(Size region) => Resampler.Warp(_front!, CropToRegion, region, Border.Replicate);
}
