using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Where on a face hair of nearly the skin's colour is looked for, and what shape it has there.</summary>
internal sealed class HairGround
{
    /// <summary>Half the width of the middle of the face below the brows, as a part of the atlas's side: frowns and the nose have streaks of their own.</summary>
    private const float MiddleHalfWidth = 0.1375f;

    /// <summary>Smallest height and area of a lock, and how near the outline it begins, as parts of the atlas's side and area.</summary>
    private const float LeastHeight = 0.075f, LeastArea = 0.0016f, BeginsWithin = 0.05f;

    /// <summary>Part of a lock that lies beside the inner face.</summary>
    private const float LeastOuter = 0.3f;

    /// <summary>Hair hangs from above the eyes, how far above as a part of the atlas's side; folds of a smile do not.</summary>
    private const float AboveEyes = 0.02f;

    private readonly Plane _allowed;
    private readonly Plane _outer;
    private readonly Plane _hideable;
    private readonly Plane _fromOutlinePx;
    private readonly float _eyesTop;

    /// <param name="isBearded">Whether a beard may be what is streaky beside the mouth.</param>
    public HairGround(AtlasRegions regions, bool areSpectaclesWorn, bool isBearded)
    {
        Plane beard = isBearded ? regions.BeardArea : regions.Chin;
        _fromOutlinePx = regions.FromOutlinePx;
        _eyesTop = Rows(regions.Eyes).First;
        BrowLine = Rows(regions.Forehead).Last;
        EyesBottom = Rows(regions.Eyes).Last;
        _allowed = new(_fromOutlinePx.Width, _fromOutlinePx.Height);
        _outer = new(_fromOutlinePx.Width, _fromOutlinePx.Height);
        _hideable = new(_fromOutlinePx.Width, _fromOutlinePx.Height);
        float middle = (_allowed.Width - 1) / 2f;
        for (int i = 0; i < _allowed.Samples.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, _allowed.Width);
            _hideable.Samples[i] = _fromOutlinePx.Samples[i] <= 0 || beard.Samples[i] >= 0.5f || regions.Openings.Samples[i] >= 0.3f ? 0 : 1;
            bool isOwn = Math.Max(regions.Features.Samples[i], regions.Lids.Samples[i]) >= 0.3f || (areSpectaclesWorn && regions.SpectaclesBand.Samples[i] >= 0.3f);
            bool isMiddle = y >= BrowLine && MathF.Abs(x - middle) <= MiddleHalfWidth * _allowed.Width;
            _allowed.Samples[i] = isOwn || isMiddle ? 0 : _hideable.Samples[i];
            _outer.Samples[i] = regions.InnerFace.Samples[i] < 0.5f ? _allowed.Samples[i] : 0;
        }
    }

    /// <summary>The last row of the forehead.</summary>
    public int BrowLine { get; }

    /// <summary>The last row of the eyes.</summary>
    public int EyesBottom { get; }

    /// <returns>Whether hair may hide what is there: all of the face but the beard or the chin, eyes, nostrils and lips.</returns>
    public bool MayHide(int texel) => _hideable.Samples[texel] > 0;

    /// <returns>Whether hair may be found there: not on brows and lids, behind spectacles and in the middle of the face either, which have lines of their own.</returns>
    public bool Allows(int texel) => _allowed.Samples[texel] > 0;

    /// <returns>Whether streaks alone are surely hair there: from the eyes down only beside the inner face, whose folds are streaks too.</returns>
    public bool AllowsStreaks(int texel) => texel / _outer.Width > EyesBottom ? IsOuter(texel) : Allows(texel);

    /// <returns>Whether that is beside the inner face, where hair is likely.</returns>
    public bool IsOuter(int texel) => _outer.Samples[texel] > 0;

    /// <returns>The patches of a mask that have the size and the place of locks, 0 or 1.</returns>
    public Plane Locks(Plane mask) => Patches.Where(mask, patch =>
    {
        int width = mask.Width;
        int first = patch.Min(i => i / width);
        return patch.Count >= LeastArea * width * width
            && patch.Max(i => i / width) - first + 1 >= LeastHeight * width
            && first <= _eyesTop - (AboveEyes * width)
            && patch.Min(i => _fromOutlinePx.Samples[i]) <= BeginsWithin * width
            && patch.Count(IsOuter) >= LeastOuter * patch.Count;
    });

    private static (int First, int Last) Rows(Plane region)
    {
        int[] rows = [.. Enumerable.Range(0, region.Height).Where(y => region.Row(y).ContainsAnyInRange(0.5f, 1))];
        return (rows[0], rows[^1]);
    }
}
